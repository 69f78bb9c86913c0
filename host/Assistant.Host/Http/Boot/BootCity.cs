using Assistant.Host.Cities;

namespace Assistant.Host.Http.Boot;

/// <summary>A city that may be chosen.</summary>
internal sealed record BootCity(string Id, BootName Name, IReadOnlyList<BootDepartment> Departments)
{
    public static BootCity Of(CityPack pack) => new(
        pack.Id,
        BootName.Of(pack.Configuration.City.Name),
        [.. pack.Departments.Select(department => new BootDepartment(department.Id, BootName.Of(department.Name)))]);
}
