namespace Assistant.Sdk.Analyzers.Tests;

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Assistant.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("Assistant.sln lies in no folder above the tests.");
    }
}
