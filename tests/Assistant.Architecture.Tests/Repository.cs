using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Assistant.Architecture.Tests;

/// <summary>The files of the repository as they lie on disk, without what builds and package managers put there.</summary>
internal static partial class Repository
{
    private static readonly string[] s_notOurs = ["artifacts", "node_modules", ".git", "bin", "obj", "TestResults", "data"];

    public static string Root { get; } = FindRoot();

    /// <summary>All projects under sdk, host, plugins and tests.</summary>
    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Files("*.csproj").Select(ProjectFile.Read).OrderBy(project => project.Path, StringComparer.Ordinal)];

    /// <summary>Files of ours by pattern, with paths relative to the root and forward slashes.</summary>
    public static IEnumerable<string> Files(string pattern) => Walk(Root, pattern)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.Contains("/content/", StringComparison.Ordinal) && !path.StartsWith("sdk/templates/", StringComparison.Ordinal));

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(string directory, string pattern) => Directory.EnumerateFiles(directory, pattern)
        .Concat(Directory.EnumerateDirectories(directory).Where(folder => !s_notOurs.Contains(Path.GetFileName(folder))).SelectMany(folder => Walk(folder, pattern)));

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Assistant.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("Assistant.sln lies in no folder above the tests.");
    }

    /// <summary>A project with what it references.</summary>
    /// <param name="Path">Relative to the root.</param>
    /// <param name="Projects">Paths relative to the root.</param>
    /// <param name="Packages">Names of packages that it references itself.</param>
    internal sealed partial record ProjectFile(string Path, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
    {
        public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

        public string Area => Path.Split('/')[0];

        public static ProjectFile Read(string path)
        {
            var folder = System.IO.Path.GetDirectoryName(System.IO.Path.Combine(Root, path))!;
            var xml = XDocument.Parse(Text(path));
            return new ProjectFile(
                path,
                [
                    .. Includes(xml, "ProjectReference").Select(include => System.IO.Path
                        .GetRelativePath(Root, System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, Property().Replace(include, "").Replace('\\', '/'))))
                        .Replace('\\', '/')),
                ],
                [.. Includes(xml, "PackageReference")]);
        }

        private static IEnumerable<string> Includes(XDocument xml, string element) =>
            xml.Descendants(element).Select(reference => (string?)reference.Attribute("Include")).OfType<string>();

        [GeneratedRegex(@"\$\(MSBuildThisFileDirectory\)|\$\(MSBuildProjectDirectory\)/?")]
        private static partial Regex Property();
    }
}
