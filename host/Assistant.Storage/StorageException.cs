namespace Assistant.Storage;

/// <summary>A failure of storage. The message names the file, the cause and the way out, and may be shown to the operator.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Creates the failure.</summary>
    public StorageException(StorageFailure failure, string message, Exception? innerException = null) : base(message, innerException) =>
        Failure = failure;

    /// <summary>What went wrong.</summary>
    public StorageFailure Failure { get; }
}
