using Assistant.PluginHosting.Loading;

namespace Assistant.PluginHosting.Verification;

/// <summary>Whether the manifest's range has the version of Assistant.Sdk in this host.</summary>
internal sealed class SdkVersionStep : IVerificationStep
{
    public PluginState Refused => PluginState.Incompatible;

    public IReadOnlyList<Finding> Check(string folder, PluginManifest manifest) => SdkVersion.Check(manifest) is { } finding ? [finding] : [];
}
