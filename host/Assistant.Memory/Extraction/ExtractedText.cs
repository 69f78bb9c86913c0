using Assistant.Memory.Extraction.Recognition;

namespace Assistant.Memory.Extraction;

/// <summary>The text of a document and how its extraction went. Immutable.</summary>
public sealed record ExtractedText
{
    /// <summary>The pages in reading order; empty where nothing could be read. An empty page keeps its place and number.</summary>
    public required IReadOnlyList<ExtractedPage> Pages { get; init; }

    /// <summary>
    /// <see langword="true"/> where the numbers are those that a person sees (PDF, or plain text with form feeds); otherwise everything
    /// is page 1 and no page is to be cited.
    /// </summary>
    public required bool HasPages { get; init; }

    /// <summary>How it went.</summary>
    public required ExtractionOutcome Outcome { get; init; }

    /// <summary>One sentence for the operator with cause and cure; <see langword="null"/> where all is well. A complete document may have one too,
    /// when single pages of it hold no text.</summary>
    public string? Note { get; init; }

    /// <summary>The title that the document itself carries (HTML); <see langword="null"/> where there is none.</summary>
    public string? Title { get; init; }

    /// <summary>What was done about pages that are pictures.</summary>
    public RecognitionState Recognition { get; init; }
}
