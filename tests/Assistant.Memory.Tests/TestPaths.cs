namespace Assistant.Memory.Tests;

/// <summary>Where tests find what lies outside their project.</summary>
internal static class TestPaths
{
    /// <summary>The folder <c>shared</c> beside the project, which need not be there.</summary>
    public static string Shared => Path.Combine(Path.GetDirectoryName(Root)!, "shared");

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from the build output.");
            return folder.FullName;
        }
    }
}
