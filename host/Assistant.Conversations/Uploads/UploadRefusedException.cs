namespace Assistant.Conversations.Uploads;

/// <summary>A file is not taken. The message is for the person who adds it, and says what is possible.</summary>
public sealed class UploadRefusedException(UploadRefusal refusal, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public UploadRefusal Refusal { get; } = refusal;
}
