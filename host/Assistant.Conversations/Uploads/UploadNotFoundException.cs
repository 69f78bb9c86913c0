namespace Assistant.Conversations.Uploads;

/// <summary>The caller has no such upload; somebody else's is not told apart from none.</summary>
public sealed class UploadNotFoundException(string uploadId) : Exception($"The caller has no upload “{uploadId}”.")
{
    /// <summary>The upload asked for.</summary>
    public string UploadId { get; } = uploadId;
}
