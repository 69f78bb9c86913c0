using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Evidence;

/// <summary>Another document that is named beside a citation. Immutable.</summary>
/// <param name="DocumentId">The document's id at its source.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Reference">The number that people cite it by.</param>
/// <param name="Date">The day of the document.</param>
/// <param name="Committees">The committees that dealt with it.</param>
/// <param name="Url">Where a person opens it.</param>
public sealed record EvidenceRelated(string DocumentId, string Title, string? Reference, DateOnly? Date, IReadOnlyList<string> Committees, Uri? Url)
{
    internal static EvidenceRelated Of(RelatedDocument other) => new(
        other.Document.DocumentId, other.Document.Title, other.Document.Reference, other.Document.Date, other.Facets.GetValueOrDefault(FacetNames.Committee) ?? [], other.Document.Url);
}
