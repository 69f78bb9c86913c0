namespace Assistant.Memory.Embedding;

/// <summary>What is embedded.</summary>
public enum EmbeddingUse
{
    /// <summary>Passages, in the background: nobody waits.</summary>
    Passages,

    /// <summary>A question that a person waits for an answer to.</summary>
    Question,
}
