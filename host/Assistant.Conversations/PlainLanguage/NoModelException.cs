namespace Assistant.Conversations.PlainLanguage;

/// <summary>No language model does what only one can do. The message is for the person who asked.</summary>
public sealed class NoModelException(string message, Exception? innerException = null) : Exception(message, innerException);
