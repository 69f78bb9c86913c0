using Assistant.PluginHosting.Verification.Files;
using Assistant.PluginHosting.Verification.Scanning;

namespace Assistant.PluginHosting.Verification;

/// <summary>
/// A plugin while it is verified. Its folder is read once, when the first step asks; all steps look at the same bytes. For one thread.
/// </summary>
/// <param name="folder">The plugin's folder.</param>
/// <param name="manifest">Its manifest, of the right structure.</param>
internal sealed class PluginSubject(string folder, PluginManifest manifest) : IDisposable
{
    private PluginAssemblies? _assemblies;

    public string Folder => folder;

    public PluginManifest Manifest => manifest;

    public PluginContent Content => field ??= PluginContent.Read(folder);

    public PluginAssemblies Assemblies => _assemblies ??= PluginAssemblies.Open(Content, manifest);

    public void Dispose() => _assemblies?.Dispose();
}
