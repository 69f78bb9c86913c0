using System.Security.Cryptography;
using System.Text;

namespace Assistant.Memory.Embedding;

/// <summary>A passage to be embedded. Immutable.</summary>
/// <param name="Passage">The ledger's number.</param>
/// <param name="ChangedAt">When its document last changed.</param>
/// <param name="Text">The text as the model is to get it.</param>
internal sealed record EmbeddingPassage(long Passage, string ChangedAt, string Text)
{
    /// <summary>The same for the same text.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 16));

    /// <summary>With what a reader would see above it: a piece from the middle of a paper seldom says what the paper is about.</summary>
    public static EmbeddingPassage Of(string model, long passage, string changedAt, string title, string? heading, string text) =>
        new(passage, changedAt, EmbeddingPrompts.Passage(model, heading is null || heading == title ? $"{title}\n\n{text}" : $"{title}\n{heading}\n\n{text}"));
}
