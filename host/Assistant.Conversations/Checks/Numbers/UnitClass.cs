namespace Assistant.Conversations.Checks.Numbers;

/// <summary>What a unit measures. Values of different classes are never equal.</summary>
internal enum UnitClass
{
    None,
    Currency,
    Length,
    Area,
    Volume,
    Mass,
    Energy,
    Power,
    Speed,
    Temperature,
    Noise,
    Minutes,
    Days,
    Months,
    Posts,
    Percent,
    Points,
    Votes,
    VotesFor,
    VotesAgainst,
    VotesWithheld,
}
