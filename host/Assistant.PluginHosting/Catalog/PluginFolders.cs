using Assistant.PluginHosting.Manifests;

namespace Assistant.PluginHosting.Catalog;

/// <summary>Finds the plugins of a directory.</summary>
internal static class PluginFolders
{
    /// <summary>One for each folder with a <c>plugin.json</c>, in the order of the folders' names; the id is unique.</summary>
    public static IReadOnlyList<FoundPlugin> Find(string directory)
    {
        PluginInstaller.Recover(directory);
        var found = new List<FoundPlugin>();
        foreach (var folder in Directory.GetDirectories(directory).Order(StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, ManifestReader.FileName);
            if (File.Exists(file))
                found.Add(Unique(found, folder, Read(file)));
        }

        return found;
    }

    /// <summary>What lies in the folder of a plugin now; <see langword="null"/> where nothing does. Its id is none of the others'.</summary>
    public static FoundPlugin? FindOne(string folder, IReadOnlyList<PluginEntry> others)
    {
        var file = Path.Combine(folder, ManifestReader.FileName);
        return File.Exists(file) ? Unique([.. others.Select(other => new FoundPlugin(other.Id, other.Folder, other.Manifest, []))], folder, Read(file)) : null;
    }

    private static ManifestReading Read(string file)
    {
        try
        {
            return ManifestReader.Read(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ManifestReading(null, [new Finding("$", $"cannot be read ({exception.Message}); check the file's permissions.")]);
        }
    }

    private static FoundPlugin Unique(List<FoundPlugin> found, string folder, ManifestReading reading)
    {
        var name = Path.GetFileName(folder);
        if (reading.Manifest is { } manifest)
        {
            if (found.Find(other => other.Id == manifest.Id) is not { } twin)
                return new FoundPlugin(manifest.Id, folder, manifest, []);
            reading = new ManifestReading(null, [new Finding("$.id", $"“{manifest.Id}” is the id of the plugin in {twin.Folder} already; remove one of the two folders.")]);
        }

        return new FoundPlugin(found.Exists(other => other.Id == name) ? $"{name} ({folder})" : name, folder, null, reading.Findings);
    }
}
