using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Assistant.PluginHosting.Loading;
using Assistant.PluginHosting.Verification.Files;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>
/// Every managed assembly in a plugin's folder, whatever the file is called, and the host's shared ones that they refer to. Copies of shared
/// assemblies are left out: the loader never takes them.
/// </summary>
internal sealed class PluginAssemblies : IDisposable
{
    private readonly Dictionary<string, AssemblyImage> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AssemblyImage> _images = [];
    private readonly List<Finding> _findings = [];

    private PluginAssemblies()
    {
    }

    public IReadOnlyList<AssemblyImage> Images => _images;

    /// <summary>Files that are damaged or not what their name says.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    public AssemblyImage? Entry { get; private set; }

    public static PluginAssemblies Open(PluginContent content, PluginManifest manifest)
    {
        var assemblies = new PluginAssemblies();
        foreach (var file in content.Files.Where(file => !file.Image.IsEmpty))
            assemblies.Add(file, isEntry: file.Path == manifest.EntryAssembly);
        return assemblies;
    }

    /// <summary>The assembly that a plugin's reference leads to: the host's where it is shared; <see langword="null"/> where there is none.</summary>
    public AssemblyImage? Find(string name) => SharedAssemblies.IsShared(name) ? SharedMetadata.Find(name) : _byName.GetValueOrDefault(name);

    public void Dispose()
    {
        foreach (var image in _images)
            image.Dispose();
    }

    private void Add(PluginFile file, bool isEntry)
    {
        PEReader? pe = null;
        try
        {
            pe = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(file.Image.ToArray()));
            if (!pe.HasMetadata)
            {
                pe.Dispose(); // A native library for Windows: nothing of it runs without P/Invoke, which the scan sees.
                return;
            }

            var image = new AssemblyImage(pe, file.Path, isShared: false);
            var isSatellite = image.Name.EndsWith(".resources", StringComparison.OrdinalIgnoreCase);
            var nameOfFile = Path.GetFileNameWithoutExtension(file.Path);
            if (!string.Equals(nameOfFile, image.Name, StringComparison.OrdinalIgnoreCase))
                _findings.Add(new Finding(file.Path, $"is the assembly {image.Name}, which is not its file's name; give the file its own name back."));
            if (!isEntry && SharedAssemblies.IsShared(image.Name))
            {
                image.Dispose();
                return;
            }

            _images.Add(image);
            if (isEntry)
                Entry = image;
            if (!isSatellite)
                _byName.TryAdd(image.Name, image);
        }
        catch (Exception exception) when (exception is BadImageFormatException or DamagedAssemblyException)
        {
            pe?.Dispose();
            if (!isEntry)
                _findings.Add(new Finding(file.Path, $"is a damaged assembly ({exception.Message}); publish the plugin again."));
        }
    }
}
