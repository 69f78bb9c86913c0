namespace Assistant.Sdk;

/// <summary>A passage that was found, with its document. Immutable.</summary>
public sealed record Hit
{
    /// <summary>From 1.</summary>
    public required int Rank { get; init; }

    /// <summary>The higher the better; comparable only within one search.</summary>
    public required double Score { get; init; }

    /// <summary>
    /// How well its words alone fit the question, the higher the better; comparable only within one search. <see langword="null"/> where it was found
    /// by its meaning alone, or the index does not tell. Default: that.
    /// </summary>
    public double? WordScore { get; init; }

    /// <summary>The document that the passage stands in.</summary>
    public required SourceReference Document { get; init; }

    /// <summary>The passage's id in the index.</summary>
    public required string PassageId { get; init; }

    /// <summary>The name of the file that the passage stands in.</summary>
    public string? File { get; init; }

    /// <summary>Opens the file, at the page where there is one.</summary>
    public Uri? Link { get; init; }

    /// <summary>The nearest heading above the passage.</summary>
    public string? Heading { get; init; }

    /// <summary>The text of the passage, word for word as extracted.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the text was recognised in a picture (OCR): it may hold misread letters and figures. Default: <see langword="false"/>.</summary>
    public bool IsRecognized { get; init; }

    /// <summary>The document's facets. Default: empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}
