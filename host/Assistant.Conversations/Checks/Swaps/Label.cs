using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Swaps;

/// <summary>A value with the words that say what it is of.</summary>
/// <param name="Fact">The value.</param>
/// <param name="Sure">Stems that can belong to no neighbour.</param>
/// <param name="Possible">Those too that may as well belong to a neighbour.</param>
internal sealed record Label(Facts.Fact Fact, LabelWords Sure, LabelWords Possible)
{
    public bool MayHave(string word) => Possible.All.Exists(other => WordStems.AreAkin(other, word));
}
