using Assistant.Sdk;

namespace Assistant.Conversations.Answers;

/// <summary>A quote with the place where it stands. Immutable.</summary>
/// <param name="Number">As it stands in the answer's text: <c>[1]</c>.</param>
/// <param name="Document">The document, with the page.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Link">Opens the file at the page.</param>
/// <param name="PassageId">The passage in the index.</param>
/// <param name="Quote">Word for word as in the passage; only white space is folded.</param>
public sealed record Citation(int Number, SourceReference Document, string? File, Uri? Link, string PassageId, string Quote)
{
    /// <summary>The document's facets when the answer was made; <see langword="null"/> where they were not kept.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Facets { get; init; }
}
