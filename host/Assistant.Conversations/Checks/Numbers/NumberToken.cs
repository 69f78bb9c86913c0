namespace Assistant.Conversations.Checks.Numbers;

/// <summary>A number as written, before it takes over what its neighbour says for both (“1,2 bis 1,5 Mio. €”).</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Just behind it and its unit.</param>
/// <param name="Raw">The digits' value.</param>
/// <param name="Scale">Its own multiplier, or 1.</param>
/// <param name="Unit">Its own unit, or none.</param>
internal sealed record NumberToken(int Start, int End, decimal Raw, decimal Scale, Unit Unit)
{
    /// <summary>“ein”: a number only where something is measured or votes are counted.</summary>
    public bool IsArticle { get; init; }

    /// <summary>A part of a number written with spaces.</summary>
    public bool IsSecondReading { get; init; }

    public bool IsBare => Scale == 1 && Unit == Unit.None;
}
