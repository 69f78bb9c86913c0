namespace Assistant.Models.Admission;

/// <summary>How many calls of a city wait for a model. Immutable.</summary>
/// <param name="CityId">The city.</param>
/// <param name="Waiting">How many.</param>
/// <param name="Oldest">How long the one has waited that came first.</param>
public sealed record QueueState(string CityId, int Waiting, TimeSpan Oldest);
