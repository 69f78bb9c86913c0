namespace Assistant.Memory.Embedding;

/// <summary>Why there are no vectors.</summary>
public enum EmbeddingFailure
{
    /// <summary>Nobody who could make them is in reach, or nobody has time: the same texts may succeed later.</summary>
    Unavailable,

    /// <summary>The texts as they are: too long, or too many.</summary>
    Refused,

    /// <summary>The server failed over them. Some servers do so over single texts, others over everything.</summary>
    Failed,
}
