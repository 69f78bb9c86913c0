using System.Reflection;

namespace Assistant.Host.Tests.Lab;

/// <summary>Where the built programs and the files of the repository lie.</summary>
internal static class Places
{
    /// <summary>The program under test, with its plugins beside it.</summary>
    public static string Assistant { get; } = Path.Combine(Metadata("Outputs"), "Assistant.Host", Metadata("Configuration"), "assistant");

    /// <summary>The repository.</summary>
    public static string Repository => Root();

    /// <summary>As which it was built: <c>debug</c>.</summary>
    public static string Configuration => Metadata("Configuration");

    /// <summary>The plugins that ship with it.</summary>
    public static string Plugins { get; } = Path.Combine(Path.GetDirectoryName(Assistant)!, "plugins");

    /// <summary>A plugin of the tests with a tool that waits for a person.</summary>
    public static string GoodPlugin { get; } = Path.Combine(Metadata("Outputs"), "Fixture.Good", Metadata("Configuration"));

    /// <summary>Published schemas and real papers, beside the repository; what needs them is skipped where they are missing.</summary>
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Root(), "..", "shared"));

    /// <summary>A web chat in small.</summary>
    public static string Web { get; } = Path.Combine(AppContext.BaseDirectory, "Lab", "web");

    /// <summary>The demo town.</summary>
    public static string Demo { get; } = Path.Combine(Root(), "deploy", "demo");

    /// <summary>The pack of the demo town, as it ships.</summary>
    public static string DemoPack { get; } = Path.Combine(Root(), "plugins", "cities", "rebstadt", "city.yaml");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from the build output.");
        return folder.FullName;
    }

    private static string Metadata(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
