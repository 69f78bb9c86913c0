namespace Assistant.Memory.Embedding;

/// <summary>Texts were not embedded. The message names cause and cure, for operators; never a text.</summary>
public sealed class EmbeddingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">Whose fault it is.</param>
    /// <param name="message">Cause and cure.</param>
    /// <param name="innerException">The cause.</param>
    public EmbeddingException(EmbeddingFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>Whose fault it is.</summary>
    public EmbeddingFailure Failure { get; }
}
