namespace Assistant.Memory.German;

/// <summary>A question as the index is asked for it.</summary>
/// <param name="Terms">What to look for, each term once, in the order of the question; at most <see cref="MaxTerms"/>.</param>
internal sealed record Question(IReadOnlyList<QuestionTerm> Terms)
{
    /// <summary>The most terms of a question; what comes later is left out.</summary>
    public const int MaxTerms = 64;

    /// <summary>Words that the index does not know, and what was looked for beside them.</summary>
    public IReadOnlyList<SpellingCorrection> Corrections { get; init; } = [];
}
