using Assistant.Conversations.Checks.Dates;
using Assistant.Conversations.Checks.Numbers;
using Assistant.Conversations.Checks.References;

namespace Assistant.Conversations.Checks.Facts;

/// <summary>One value in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is, unit included.</param>
internal sealed record Fact(FactKind Kind, int Start, int Length)
{
    /// <summary>The value in the unit's base; of a share 1 is the whole; of a time the minute of the day.</summary>
    public decimal Value { get; init; }

    /// <summary>The unit, or <see cref="Unit.None"/>.</summary>
    public Unit Unit { get; init; } = Unit.None;

    /// <summary>The day, month or year.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The reference.</summary>
    public Reference? Reference { get; init; }

    /// <summary>The counted noun that follows a number without unit, as written.</summary>
    public string? Noun { get; init; }

    /// <summary>Written as “rund”, “etwa”, “knapp” …</summary>
    public bool IsRounded { get; init; }

    /// <summary>Another way to read the same words; only sources have them.</summary>
    public bool IsSecondReading { get; init; }

    /// <summary>Just behind its last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether it is a sum of money.</summary>
    public bool IsAmount => Kind == FactKind.Number && Unit.Class == UnitClass.Currency;
}
