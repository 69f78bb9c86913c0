using Assistant.Sdk;

namespace Assistant.Host.Cities;

/// <summary>A prompt that the city offers to everybody. Immutable.</summary>
/// <param name="Id">The id, in its city.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">The question, with variables as <c>{{Name}}</c>.</param>
internal sealed record CityPrompt(string Id, LocalizedText Title, LocalizedText Text);
