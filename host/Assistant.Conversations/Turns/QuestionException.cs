namespace Assistant.Conversations.Turns;

/// <summary>A question that cannot be answered as it is. The message is for the person who asked.</summary>
public sealed class QuestionException(string message) : Exception(message);
