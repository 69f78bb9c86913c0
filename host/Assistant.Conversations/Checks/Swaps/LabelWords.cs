namespace Assistant.Conversations.Checks.Swaps;

/// <summary>The words around a value.</summary>
internal sealed class LabelWords
{
    /// <summary>All stems.</summary>
    public List<string> All { get; } = [];

    /// <summary>The stems of nouns and names.</summary>
    public List<string> Nouns { get; } = [];

    /// <summary>Years and days, as text.</summary>
    public List<string> Dates { get; } = [];

    public void Add(LabelWords others)
    {
        All.AddRange(others.All);
        Nouns.AddRange(others.Nouns);
        Dates.AddRange(others.Dates);
    }
}
