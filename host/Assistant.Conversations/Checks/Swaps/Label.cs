using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Swaps;

/// <summary>A value with the words that say what it is of.</summary>
/// <param name="Fact">The value.</param>
/// <param name="Sure">Stems that can belong to no neighbour.</param>
/// <param name="Possible">Those too that may as well belong to a neighbour.</param>
internal sealed record Label(Facts.Fact Fact, LabelWords Sure, LabelWords Possible)
{
    /// <summary>The stems before the sentence's first value, which may be said of all its values.</summary>
    public IReadOnlyList<string> Topic { get; init; } = [];

    public bool IsTopic(string word) => Topic.Any(other => WordStems.AreAkin(other, word));

    public bool MayHave(string word) => Possible.All.Exists(other => WordStems.AreAkin(other, word));
}
