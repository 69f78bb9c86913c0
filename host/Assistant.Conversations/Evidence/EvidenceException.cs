namespace Assistant.Conversations.Evidence;

/// <summary>An evidence package cannot be made or read. The message says why and what to do, and may be shown.</summary>
public sealed class EvidenceException(string message, Exception? innerException = null) : Exception(message, innerException);
