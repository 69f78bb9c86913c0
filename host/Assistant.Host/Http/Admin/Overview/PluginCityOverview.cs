namespace Assistant.Host.Http.Admin.Overview;

/// <summary>How a plugin stands in a city.</summary>
internal sealed record PluginCityOverview(string City, bool Active, string? Reason);
