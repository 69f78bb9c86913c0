namespace Assistant.Conversations.Uploads;

/// <summary>An upload belongs to a conversation, and goes with it.</summary>
public sealed class UploadInUseException(string uploadId) : Exception($"The upload “{uploadId}” is used in a conversation.");
