using Assistant.PluginHosting.Loading;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Whether the host has what the plugin's assemblies refer to: shared assemblies in at least that version, the others in the folder.</summary>
internal sealed class SharedVersionsStep : IVerificationStep
{
    public string Name => "shared assemblies";

    public PluginState Refused => PluginState.Incompatible;

    public IReadOnlyList<Finding> Check(PluginSubject subject)
    {
        var findings = new List<Finding>();
        foreach (var image in subject.Assemblies.Images)
        {
            foreach (var handle in image.Metadata.AssemblyReferences)
            {
                var wanted = image.Metadata.GetAssemblyReference(handle).GetAssemblyName();
                if (SharedAssemblies.IsShared(wanted.Name!) && SharedAssemblies.Check(wanted) is { } error)
                    findings.Add(new Finding(image.File, error));
                else if (subject.Assemblies.Find(wanted.Name!) is null)
                    findings.Add(new Finding(image.File, $"needs {wanted.Name} {wanted.Version}, which is neither shared by the host nor in the folder; publish the plugin with all its dependencies."));
            }
        }

        return findings;
    }
}
