namespace Assistant.Host.Http.Admin.Overview;

/// <summary>How much of a source could not be read for one reason.</summary>
internal sealed record ReasonOverview(string Reason, int Count);
