namespace Assistant.Host.Http.Boot;

/// <summary>A city that may be chosen.</summary>
internal sealed record BootCity(string Id, BootName Name, IReadOnlyList<BootDepartment> Departments);
