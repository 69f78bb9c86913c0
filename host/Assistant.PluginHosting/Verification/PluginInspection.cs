using Assistant.PluginHosting.Catalog;
using Assistant.PluginHosting.Manifests;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting;

/// <summary>Looks at a plugin as the host does before it loads one, without a host: for the command line and for tests of plugins. Thread-safe.</summary>
public static class PluginInspection
{
    /// <summary>Verifies the plugin in a folder. Runs none of its code and changes nothing.</summary>
    /// <param name="folder">The folder with its <c>plugin.json</c>.</param>
    /// <param name="options">What the operator allows.</param>
    public static PluginCheck Inspect(string folder, PluginHostingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var full = Path.GetFullPath(folder);
        var reading = Read(Path.Combine(full, ManifestReader.FileName));
        var services = new ServiceCollection();
        services.AddSingleton(options).AddPluginVerification();
        using var provider = services.BuildServiceProvider();
        var found = new FoundPlugin(reading.Manifest?.Id ?? Path.GetFileName(full), full, reading.Manifest, reading.Findings);
        var verdict = provider.GetRequiredService<Verification.PluginVerifier>().Verify(found);
        return new PluginCheck(verdict.State, verdict.Findings, verdict.Steps, reading.Manifest);
    }

    private static ManifestReading Read(string file)
    {
        try
        {
            return ManifestReader.Read(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ManifestReading(null, [new Finding("$", $"cannot be read ({exception.Message}); name the folder in which the plugin's plugin.json lies.")]);
        }
    }
}
