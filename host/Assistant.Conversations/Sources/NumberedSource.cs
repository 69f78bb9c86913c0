using Assistant.Conversations.Answers;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Sources;

/// <summary>A passage or a tool's source that an answer may cite by its number. Immutable.</summary>
/// <param name="Number">From 1; the same through the whole turn.</param>
/// <param name="Document">The document, with the page where it is known.</param>
/// <param name="Text">The whole text, word for word as it was found; a prompt may show less of it.</param>
public sealed record NumberedSource(int Number, SourceReference Document, string Text)
{
    /// <summary>What became of the paper, in German words such as “geändert beschlossen”; <see langword="null"/> where nothing is recorded.</summary>
    public string? Status { get; init; }

    /// <summary>The passage in the index; <see langword="null"/> for a tool's source.</summary>
    public Hit? Hit { get; init; }

    /// <summary>Where else the same text stands. Default: nowhere.</summary>
    public IReadOnlyList<RelatedDocument> SameText { get; init; } = [];

    /// <summary>The newest paper of the same kind and title; <see langword="null"/> where this is the newest.</summary>
    public RelatedDocument? Newer { get; init; }

    /// <summary>The citation of a quote from it.</summary>
    /// <param name="quote">Word for word as in <see cref="Text"/>.</param>
    public Citation Cite(string quote) => new(Number, Document, Hit?.File, Hit?.Link ?? Document.Url, Hit?.PassageId ?? Document.DocumentId, quote)
    {
        Facets = Hit?.Facets,
        IsRecognized = Hit?.IsRecognized ?? false,
    };

    /// <summary>The source of a passage.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="hit">The passage.</param>
    /// <param name="relations">How its document stands to others.</param>
    internal static NumberedSource Of(int number, Hit hit, SourceRelations relations) => new(number, hit.Document, hit.Text)
    {
        Hit = hit,
        Status = OutcomeWords.Of(hit.Facets),
        SameText = relations.SameText(hit.PassageId),
        Newer = relations.Newer(hit.Document.DocumentId),
    };
}
