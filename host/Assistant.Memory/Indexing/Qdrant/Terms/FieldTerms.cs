namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>The terms of a title, a heading or a text.</summary>
/// <param name="Occurrences">Each as often as it occurs.</param>
/// <param name="Length">How many words and numbers there are, stop words with them.</param>
internal sealed record FieldTerms(IReadOnlyList<TermOccurrence> Occurrences, int Length)
{
    public static FieldTerms None { get; } = new([], 0);
}
