namespace Assistant.Host.Http.Boot;

/// <summary>A department of a city.</summary>
internal sealed record BootDepartment(string Id, BootName Name);
