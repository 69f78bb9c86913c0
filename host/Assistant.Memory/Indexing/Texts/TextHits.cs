namespace Assistant.Memory.Indexing.Texts;

/// <summary>What a search in texts found. Immutable.</summary>
/// <param name="Hits">The passages, best first.</param>
/// <param name="Words">The words of the question, as they were looked for.</param>
public sealed record TextHits(IReadOnlyList<TextHit> Hits, IReadOnlyList<TextWord> Words);
