namespace Assistant.Host.Http.Agent.Runs;

/// <summary>A run is found only by the one who began it. Immutable.</summary>
/// <param name="CityId">The city asked.</param>
/// <param name="Subject">Who asked.</param>
/// <param name="RunId">The client's own id.</param>
internal sealed record RunKey(string CityId, string Subject, string RunId);
