using Assistant.Sdk;

namespace Assistant.Memory.Retrieval;

/// <summary>Another document that belongs to a found one: it says the same, or is newer. Immutable.</summary>
/// <param name="Document">The document; with the page where one place of it is meant.</param>
public sealed record RelatedDocument(SourceReference Document)
{
    /// <summary>The document's facets: people know it by its committee. Default: empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    internal static RelatedDocument Of(Hit hit) => new(hit.Document) { Facets = hit.Facets };
}
