namespace Assistant.Conversations.Checks.Numbers;

/// <summary>A unit of measure.</summary>
/// <param name="Class">What it measures.</param>
/// <param name="Factor">How many of the class's base unit one of it is.</param>
internal sealed record Unit(UnitClass Class, decimal Factor)
{
    public static Unit None { get; } = new(UnitClass.None, 1);

    /// <summary>Whether a value with this unit can be the same as one with the other; a missing unit fits all.</summary>
    public bool Fits(Unit other) => Class == other.Class || Class == UnitClass.None || other.Class == UnitClass.None || (IsVotes && other.IsVotes && (Class == UnitClass.Votes || other.Class == UnitClass.Votes));

    public bool IsVotes => Class is UnitClass.Votes or UnitClass.VotesFor or UnitClass.VotesAgainst or UnitClass.VotesWithheld;
}
