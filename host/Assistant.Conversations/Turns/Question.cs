using System.Globalization;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Turns;

/// <summary>What somebody asks. Immutable.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Caller">Who asks, for which city.</param>
/// <param name="City">The city, for its name.</param>
public sealed record Question(string Text, Caller Caller, City City)
{
    /// <summary>The longest question, in characters.</summary>
    public const int MaxLength = 4_000;

    /// <summary>The language of the answer's own words. Default: German.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("de-DE");
}
