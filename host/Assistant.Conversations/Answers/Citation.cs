using System.Text.Json.Serialization;
using Assistant.Memory.Retrieval;
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

    /// <summary>Whether the text was recognised in a picture (OCR): the quote may hold misread letters and figures.</summary>
    public bool IsRecognized { get; init; }

    /// <summary>Other documents that the same text stood in when the answer was made; <see langword="null"/> where there were none.</summary>
    public IReadOnlyList<RelatedDocument>? SameText { get; init; }

    /// <summary>The newest paper of the same kind and title when the answer was made; <see langword="null"/> where the cited one was the newest.</summary>
    public RelatedDocument? Newer { get; init; }

    /// <summary>Whether the newest paper says the same at this place.</summary>
    [JsonIgnore]
    public bool IsUnchanged => Newer is { } newer && SameText is { } same && same.Any(other => other.Document.DocumentId == newer.Document.DocumentId);
}
