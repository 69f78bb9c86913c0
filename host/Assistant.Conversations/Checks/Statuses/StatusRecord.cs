namespace Assistant.Conversations.Checks.Statuses;

/// <summary>A result that a source carries: recorded by the council's system, or written under “Abstimmungsergebnis”.</summary>
/// <param name="Outcome">What became of the matter.</param>
/// <param name="Agreement">How many agreed.</param>
/// <param name="IsAmended">Whether the text was changed.</param>
/// <param name="Words">As the source writes it.</param>
internal sealed record StatusRecord(StatusOutcome Outcome, Agreement Agreement, bool IsAmended, string Words)
{
    /// <summary>What the result belongs to, where a source lists several: “Ziffer 2”, “TOP 16.1”, “Änderungsantrag SPD”.</summary>
    public string Label { get; init; } = "";

    public int? For { get; init; }

    public int? Against { get; init; }
}
