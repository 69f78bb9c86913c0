namespace Assistant.Conversations.Checks.References;

/// <summary>A reference to a paper, a law or an agenda item.</summary>
/// <param name="Family">What is referred to: “§”, “code” for a paper's number, else the label (“top”, “los”).</param>
/// <param name="Number">Its number, without spaces and leading zeros.</param>
internal sealed record Reference(string Family, string Number)
{
    /// <summary>Of a law: “abs3”, “nr13”.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Of a law: its abbreviation, where one is written.</summary>
    public string? Law { get; init; }
}
