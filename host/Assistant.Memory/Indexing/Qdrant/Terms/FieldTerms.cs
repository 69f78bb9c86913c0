namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>The terms of a title, a heading or a text.</summary>
/// <param name="Occurrences">Each as often as it occurs, in the order of the text.</param>
/// <param name="Length">How many words have a term and a place of their own.</param>
internal sealed record FieldTerms(IReadOnlyList<TermOccurrence> Occurrences, int Length)
{
    public static FieldTerms None { get; } = new([], 0);
}
