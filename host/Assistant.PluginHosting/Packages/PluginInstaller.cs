using Assistant.PluginHosting.Catalog;

namespace Assistant.PluginHosting;

/// <summary>
/// Puts packages into the plugin directory and takes plugins out. A package is unpacked and verified beside (<c>.incoming</c>) and then changes
/// places with what was there in one step of the file system. A process that is killed at any point leaves the old version or the new one, whole.
/// </summary>
/// <param name="directory">The plugin directory; made where it is not there.</param>
/// <param name="options">What the operator allows.</param>
public sealed class PluginInstaller(string directory, PluginHostingOptions options)
{
    private const string Incoming = ".incoming";
    private const string Replaced = "replaced-";

    private readonly string _directory = Path.GetFullPath(directory);

    /// <summary>For tests: happens between the steps.</summary>
    internal Action<InstallStep> Reached { get; init; } = _ => { };

    /// <summary>Whether directories change places in one step; for tests of what happens where the file system cannot.</summary>
    internal Func<string, string, bool> Exchange { get; init; } = DirectoryExchange.TrySwap;

    private string Staging => Path.Combine(_directory, Incoming);

    /// <summary>Installs a package, over the version that is there if there is one.</summary>
    /// <param name="package">The package.</param>
    /// <exception cref="PluginHostingException">The package is not in order or not trusted, or the directory cannot be written; what was there stays.</exception>
    public InstalledPlugin Install(string package)
    {
        if (!File.Exists(package))
            throw new PluginHostingException($"There is no file {package}.");
        return Run(() =>
        {
            var staged = Path.Combine(Staging, Path.GetRandomFileName());
            PluginPackage.Extract(package, staged);
            Reached(InstallStep.Unpacked);
            var check = PluginInspection.Inspect(staged, options);
            if (check is not { IsRight: true, Manifest: { } manifest })
                throw new PluginHostingException($"{package} was not installed: it is {check.State}.{string.Concat(check.Findings.Select(finding => $"{Environment.NewLine}- {finding}"))}");
            var (target, before) = Target(manifest.Id);
            var replaced = Directory.Exists(target);
            Reached(InstallStep.Verified);
            Swap(staged, target);
            Reached(InstallStep.Swapped);
            return new InstalledPlugin(manifest.Id, manifest.Version, before, replaced, target);
        });
    }

    /// <summary>Removes a plugin's folder. Its data and what operators decided about it stay.</summary>
    /// <param name="pluginId">The plugin.</param>
    /// <returns>The folder that was removed.</returns>
    /// <exception cref="PluginHostingException">There is no such plugin, or the directory cannot be written.</exception>
    public string Remove(string pluginId) => Run(() =>
    {
        var found = PluginFolders.Find(_directory);
        var folder = found.FirstOrDefault(plugin => plugin.Id == pluginId)?.Folder
            ?? throw new PluginHostingException($"There is no plugin {pluginId} in {_directory}; there are {(found.Count == 0 ? "none" : string.Join(", ", found.Select(plugin => plugin.Id)))}.");
        // First out of sight, whole, and then away: the host never sees half a plugin.
        Directory.Move(folder, Path.Combine(Staging, Path.GetRandomFileName()));
        Reached(InstallStep.Swapped);
        return folder;
    });

    /// <summary>Puts back what a killed installation had moved away, where the file system could not exchange. Called when plugins are looked for.</summary>
    internal static void Recover(string directory)
    {
        var staging = Path.Combine(directory, Incoming);
        if (!Directory.Exists(staging))
            return;
        foreach (var moved in Directory.GetDirectories(staging, Replaced + "*"))
        {
            var target = Path.Combine(directory, Path.GetFileName(moved)[Replaced.Length..]);
            try
            {
                if (!Directory.Exists(target))
                    Directory.Move(moved, target);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The host may only read here. The next installation, which may write, puts it back.
            }
        }
    }

    private T Run<T>(Func<T> action)
    {
        try
        {
            Directory.CreateDirectory(Staging);
            using var only = new FileStream(Path.Combine(Staging, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Recover(_directory);
            Clean();
            var result = action();
            Clean();
            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PluginHostingException($"The plugin directory {_directory} cannot be changed ({exception.Message}). Check its permissions, and that no other installation runs.", exception);
        }
    }

    // What a killed or refused installation left.
    private void Clean()
    {
        foreach (var folder in Directory.GetDirectories(Staging))
            Directory.Delete(folder, recursive: true);
    }

    private (string Folder, string? Version) Target(string id)
    {
        if (PluginFolders.Find(_directory).FirstOrDefault(plugin => plugin.Id == id && plugin.Manifest is not null) is { } present)
            return (present.Folder, present.Manifest!.Version);
        return (Path.Combine(_directory, id), null);
    }

    private void Swap(string staged, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(staged, target);
            return;
        }

        if (Exchange(staged, target))
            return;
        Directory.Move(target, Path.Combine(Staging, Replaced + Path.GetFileName(target)));
        Reached(InstallStep.MovedAway);
        Directory.Move(staged, target);
    }
}
