namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Whether the assemblies can be read, and the entry assembly has the entry type.</summary>
internal sealed class AssembliesStep : IVerificationStep
{
    public string Name => "assemblies";

    public PluginState Refused => PluginState.Incompatible;

    public IReadOnlyList<Finding> Check(PluginSubject subject)
    {
        var (manifest, assemblies) = (subject.Manifest, subject.Assemblies);
        if (assemblies.Entry is not { } entry)
        {
            return subject.Content.Files.Any(file => file.Path == manifest.EntryAssembly)
                ? [new Finding("$.entryAssembly", $"names {manifest.EntryAssembly}, which is no .NET assembly or is damaged; publish the plugin again.")]
                : [new Finding("$.entryAssembly", $"names {manifest.EntryAssembly}, which is not in the folder {subject.Folder}; publish the plugin there or put the name right.")];
        }

        return entry.Type(manifest.EntryType) is null
            ? [.. assemblies.Findings, new Finding("$.entryType", $"names {manifest.EntryType}, which {manifest.EntryAssembly} does not have; write the full name with its namespace.")]
            : assemblies.Findings;
    }
}
