using Assistant.PluginHosting.Loading;

namespace Assistant.PluginHosting.Verification;

/// <summary>Whether the manifest's range has the version of Assistant.Sdk in this host.</summary>
internal sealed class SdkVersionStep : IVerificationStep
{
    public string Name => "SDK version";

    public PluginState Refused => PluginState.Incompatible;

    public IReadOnlyList<Finding> Check(PluginSubject subject) => SdkVersion.Check(subject.Manifest) is { } finding ? [finding] : [];
}
