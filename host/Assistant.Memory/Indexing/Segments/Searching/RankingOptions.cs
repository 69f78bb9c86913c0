namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>
/// How passages are ranked. None of it stands in the index: another value counts from the next search on. The first stage is BM25 over weighted
/// fields (Robertson and Zaragoza 2009, section 3.6: the frequencies of the fields are weighted and normalised by their own lengths before they are
/// saturated together); the second one looks closer at the best <see cref="RescoreDepth"/>. Immutable.
/// </summary>
internal sealed record RankingOptions
{
    /// <summary>How slowly a further occurrence saturates.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>How much the length of a text counts against it, 0 to 1.</summary>
    public double TextB { get; init; } = 0.75;

    /// <summary>As above, for the heading.</summary>
    public double HeadingB { get; init; } = 0.5;

    /// <summary>As above, for the title.</summary>
    public double TitleB { get; init; } = 0.5;

    /// <summary>What an occurrence in the text counts.</summary>
    public double TextWeight { get; init; } = 1;

    /// <summary>What one in the heading counts.</summary>
    public double HeadingWeight { get; init; } = 1;

    /// <summary>What one in the title counts.</summary>
    public double TitleWeight { get; init; } = 1.2;

    /// <summary>What an occurrence as a part of a compound counts beside one as a word.</summary>
    public double PartWeight { get; init; } = 0.7;

    /// <summary>
    /// Whether a passage is found by any word of the question. Otherwise one that stands in so many passages that it would find half the city finds nothing by
    /// itself; see <see cref="QuestionGroups"/>.
    /// </summary>
    public bool EveryWordFinds { get; init; }

    /// <summary>How many passages the second stage looks at.</summary>
    public int RescoreDepth { get; init; } = 200;

    /// <summary>What the score of the whole document counts beside that of the passage.</summary>
    public double DocumentMix { get; init; } = 0.4;

    /// <summary>How much the length of a document counts against it, 0 to 1.</summary>
    public double DocumentB { get; init; } = 0.5;

    /// <summary>What it counts that the words of the question stand near each other.</summary>
    public double ProximityWeight { get; init; } = 0.2;

    /// <summary>What it counts that neighbouring words of the question are neighbours in the text.</summary>
    public double BigramWeight { get; init; } = 0.2;

    /// <summary>What a phrase counts that the question has in quotation marks.</summary>
    public double PhraseWeight { get; init; } = 4;

    /// <summary>What it counts that a passage has all words of the question: by this share the score rises at most.</summary>
    public double CoverageWeight { get; init; }

    /// <summary>The score of a passage. Never less than its BM25, so that the passages that were not looked at closer stay behind it.</summary>
    public double Score(in PassageFeatures features) =>
        (features.Bm25 + DocumentMix * features.Document + ProximityWeight * features.Proximity + BigramWeight * features.Bigrams + PhraseWeight * features.Phrases) *
        (1 + CoverageWeight * features.Coverage);
}
