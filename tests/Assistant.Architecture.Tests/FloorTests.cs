namespace Assistant.Architecture.Tests;

/// <summary>
/// Sdk and the ground floor (Walls, Storage) carry four rooms that do not know each other; Conversations stands on these, Host composes
/// all, and plugins know the SDK alone.
/// </summary>
public class FloorTests
{
    private static readonly string[] s_ground = ["Assistant.Sdk", "Assistant.Walls", "Assistant.Storage"];
    private static readonly string[] s_rooms = ["Assistant.Models", "Assistant.Memory", "Assistant.PluginHosting", "Assistant.Governance"];

    public static TheoryData<string> Projects() => [.. Repository.Projects.Select(project => project.Path)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_floor_stands_on(string path)
    {
        var project = Repository.Projects.Single(project => project.Path == path);
        var references = project.Projects.Select(reference => System.IO.Path.GetFileNameWithoutExtension(reference)!).ToList();

        if (Allowed(project) is { } allowed)
            references.Except(allowed).ShouldBeEmpty($"{path} may reference only {string.Join(", ", allowed)}.");
        if (project.Area != "tests")
            project.Projects.Where(reference => reference.StartsWith("tests/", StringComparison.Ordinal)).ShouldBeEmpty($"{path} must not need tests.");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_reference_leads_to_a_project_of_this_repository(string path) =>
        Repository.Projects.Single(project => project.Path == path).Projects
            .Where(reference => !reference.Contains('*', StringComparison.Ordinal) && !File.Exists(System.IO.Path.Combine(Repository.Root, reference)))
            .ShouldBeEmpty();

    [Fact]
    public void Every_project_under_host_has_a_floor() =>
        Repository.Projects.Where(project => project.Area == "host" && Allowed(project) is null && project.Name != "Assistant.Host").ShouldBeEmpty();

    [Fact]
    public void The_ground_floor_is_where_the_tests_look_for_it() =>
        s_ground.Except(Repository.Projects.Select(project => project.Name)).ShouldBeEmpty();

    [Fact]
    public void A_plugin_is_found_out_when_it_references_the_host()
    {
        var plugin = new Repository.ProjectFile("plugins/Bad/Bad.csproj", ["host/Assistant.Walls/Assistant.Walls.csproj"], []);

        Allowed(plugin)!.ShouldNotContain("Assistant.Walls");
    }

    // null: no limit (tests, and Host, which composes all)
    private static IReadOnlyList<string>? Allowed(Repository.ProjectFile project) => (project.Area, project.Name) switch
    {
        // It packs the analyzers and does not know them.
        ("sdk", "Assistant.Sdk") => ["Assistant.Sdk.Analyzers"],
        ("sdk", "Assistant.Sdk.Analyzers") => [],
        // It loads a plugin as the host would, but a city developer has only the SDK.
        ("sdk", _) => ["Assistant.Sdk", "Assistant.Sdk.Testing"],
        ("host", "Assistant.Walls" or "Assistant.Storage") => ["Assistant.Sdk"],
        ("host", var name) when s_rooms.Contains(name) => s_ground,
        ("host", "Assistant.Conversations") => [.. s_ground, .. s_rooms],
        ("plugins", _) => ["Assistant.Sdk", "Assistant.Sdk.Analyzers"],
        _ => null,
    };
}
