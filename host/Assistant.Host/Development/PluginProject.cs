using System.Text.Json;
using Assistant.Host.Cities;

namespace Assistant.Host.Development;

/// <summary>The project of the plugin that is being written: a project file with a <c>plugin.json</c> beside it. Immutable.</summary>
/// <param name="Folder">Where both lie.</param>
/// <param name="ProjectFile">The project file.</param>
internal sealed record PluginProject(string Folder, string ProjectFile)
{
    private const string ManifestName = "plugin.json";

    public string ManifestFile => Path.Combine(Folder, ManifestName);

    /// <summary>The project in a folder, or in the one folder below it that has one (<c>src</c>).</summary>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public static PluginProject Find(string directory)
    {
        var full = Path.GetFullPath(directory);
        if (!Directory.Exists(full))
            throw new UsageException($"There is no folder {full}. Write --plugin-dev DIR, the folder of the plugin's project.");
        string[] folders = IsPlugin(full) ? [full] : [.. Directory.GetDirectories(full).Where(IsPlugin).Order(StringComparer.Ordinal)];
        if (folders.Length != 1)
        {
            throw new UsageException(folders.Length == 0
                ? $"{full} has no project with a {ManifestName} beside it. Write --plugin-dev DIR, the folder of the plugin's project; “dotnet new assistant-plugin” makes one."
                : $"{full} has {folders.Length} plugins: {string.Join(", ", folders.Select(Path.GetFileName))}. Name one of these folders with --plugin-dev.");
        }

        string[] projects = Projects(folders[0]);
        return projects.Length == 1
            ? new PluginProject(folders[0], projects[0])
            : throw new UsageException($"{folders[0]} has {projects.Length} project files; a plugin's folder has one.");
    }

    /// <summary>The id in the manifest; <see langword="null"/> where it cannot be read, which the host says when it loads the plugin.</summary>
    public string? ReadId()
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(ManifestFile));
            return manifest.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text && text.All(IsOfId) ? text : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsOfId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-';

    private static bool IsPlugin(string folder) => File.Exists(Path.Combine(folder, ManifestName)) && Projects(folder).Length > 0;

    private static string[] Projects(string folder) => Directory.GetFiles(folder, "*.csproj");
}
