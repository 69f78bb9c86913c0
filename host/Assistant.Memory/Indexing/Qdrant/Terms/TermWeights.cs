namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>
/// What a term counts in a passage: BM25 over weighted fields (Robertson and Zaragoza 2009, section 3.6). Stands in the index: another value needs
/// a new one. Immutable.
/// </summary>
internal sealed record TermWeights
{
    /// <summary>How slowly a further occurrence saturates.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>How much the length of a text counts against it, 0 to 1.</summary>
    public double TextB { get; init; } = 0.75;

    /// <summary>As above, for heading and title.</summary>
    public double HeadB { get; init; } = 0.5;

    /// <summary>What an occurrence in the heading counts beside one in the text.</summary>
    public double HeadingWeight { get; init; } = 1;

    /// <summary>What one in the title counts.</summary>
    public double TitleWeight { get; init; } = 1.2;

    /// <summary>What an occurrence as a part of a compound counts beside one as a word.</summary>
    public double PartWeight { get; init; } = 0.7;

    /// <summary>To be part of the index's version.</summary>
    public string Version => FormattableString.Invariant($"{K1}/{TextB}/{HeadB}/{HeadingWeight}/{TitleWeight}/{PartWeight}");
}
