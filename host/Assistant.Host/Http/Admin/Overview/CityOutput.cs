namespace Assistant.Host.Http.Admin.Overview;

/// <summary>A city that the host serves.</summary>
internal sealed record CityOutput(string Id, string Name);
