namespace Assistant.Host.Http.Admin.Overview;

/// <summary>How a plugin stands in a city, and what an operator can do with it there.</summary>
internal sealed record PluginCityOverview(string City, bool Active, string? Reason, IReadOnlyList<string> Actions);
