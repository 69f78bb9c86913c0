using System.Text.Json;

namespace Assistant.Host.Development;

/// <summary>
/// The plugins of a host that runs with <c>--plugin-dev</c>, in a folder of its data: links to those that lie in its plugin directory, and the
/// one that is being written, as it was built last.
/// </summary>
/// <param name="data">The host's data directory.</param>
internal sealed class DevelopmentFolders(string data)
{
    private readonly string _root = Path.Combine(Path.GetFullPath(data), "plugin-dev");

    /// <summary>What the host takes for its plugin directory.</summary>
    public string Plugins => Path.Combine(_root, "plugins");

    /// <summary>Where the next build is published.</summary>
    public string Next => Path.Combine(_root, "next");

    /// <summary>The folder of the plugin.</summary>
    public string Of(string pluginId) => Path.Combine(Plugins, pluginId);

    /// <summary>Links the other plugins; one with the same id is left out.</summary>
    /// <returns>The folder that was left out; <see langword="null"/> where none was.</returns>
    public string? Link(string plugins, string pluginId)
    {
        if (Directory.Exists(Plugins))
            Directory.Delete(Plugins, recursive: true);
        Directory.CreateDirectory(Plugins);
        string? replaced = null;
        foreach (var folder in Directory.Exists(plugins) ? Directory.GetDirectories(Path.GetFullPath(plugins)) : [])
        {
            if (Path.GetFileName(folder) == pluginId || IdOf(folder) == pluginId)
                replaced = folder;
            else
                Directory.CreateSymbolicLink(Path.Combine(Plugins, Path.GetFileName(folder)), folder);
        }

        return replaced;
    }

    /// <summary>An empty folder for the next build.</summary>
    public void Clear()
    {
        if (Directory.Exists(Next))
            Directory.Delete(Next, recursive: true);
        Directory.CreateDirectory(Next);
    }

    /// <summary>Puts what was built in the plugin's place. What the host has loaded lies in memory.</summary>
    public void Take(string pluginId)
    {
        var folder = Of(pluginId);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Plugins);
        Directory.Move(Next, folder);
    }

    private static string? IdOf(string folder)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "plugin.json")));
            return manifest.RootElement.GetProperty("id").GetString();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null; // Not a plugin, or a broken one: the host says what it thinks of it.
        }
    }
}
