namespace Assistant.Host.Http.Admin.Overview;

/// <summary>How many calls of a city wait for a model.</summary>
internal sealed record QueueOverview(string City, int Waiting, int? OldestSeconds);
