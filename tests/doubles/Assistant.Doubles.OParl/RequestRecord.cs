namespace Assistant.Doubles.OParl;

/// <summary>A request that came in.</summary>
/// <param name="At">When.</param>
/// <param name="PathAndQuery">As on the wire, not decoded.</param>
/// <param name="UserAgent">Who says to ask.</param>
public sealed record RequestRecord(DateTimeOffset At, string PathAndQuery, string UserAgent);
