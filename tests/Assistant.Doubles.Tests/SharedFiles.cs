namespace Assistant.Doubles.Tests;

/// <summary>Material beside the repository that not every machine has.</summary>
internal static class SharedFiles
{
    /// <summary>The path of a file beside the repository; skips the test where it is missing.</summary>
    public static string Require(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
                continue;
            var found = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", path));
            if (File.Exists(found))
                return found;
        }

        Assert.Skip($"../shared/{path} is not there");
        return "";
    }
}
