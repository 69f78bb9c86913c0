namespace Assistant.PluginHosting.Verification;

/// <summary>Whether the plugin's assemblies fit this host, as the loader sees them.</summary>
internal sealed class CodeStep(IPluginLoader loader) : IVerificationStep
{
    public PluginState Refused => PluginState.Incompatible;

    public IReadOnlyList<Finding> Check(string folder, PluginManifest manifest) => loader.Verify(folder, manifest);
}
