using Assistant.PluginHosting.JsonSchemas;
using Assistant.PluginHosting.Manifests;
using Assistant.PluginHosting.Verification.Signing;

namespace Assistant.PluginHosting.Verification.Files;

/// <summary>
/// Whether the folder holds the files that the manifest lists, byte for byte, and nothing else. A plugin without <c>files</c> was not packed;
/// whether it may run unsigned is a matter of <see cref="SignatureStep"/>.
/// </summary>
internal sealed class FilesStep : IVerificationStep
{
    private const string PackAgain = "Pack the plugin again, or install it again from its package.";

    public string Name => "files";

    public PluginState Refused => PluginState.Untrusted;

    public IReadOnlyList<Finding> Check(PluginSubject subject)
    {
        var findings = new List<Finding>(subject.Content.Findings);
        findings.AddRange(PackagePath.Twins(subject.Content.Files.Select(file => file.Path))
            .Select(path => new Finding(path, "has the name of another file but for upper and lower case; rename one of them.")));
        if (subject.Manifest.Files is { } listed)
        {
            CheckList(listed, findings);
            Compare(listed, subject.Content, findings);
        }

        return findings;
    }

    private static void CheckList(IReadOnlyDictionary<string, string> listed, List<Finding> findings)
    {
        foreach (var path in listed.Keys)
        {
            if (PackagePath.Check(path) is { } error)
                findings.Add(new Finding(At(path), error));
            else if (path is ManifestReader.FileName or PackageSignature.FileName)
                findings.Add(new Finding(At(path), "lists the manifest or its signature, which cannot hold their own hash; take it out."));
        }

        findings.AddRange(PackagePath.Twins(listed.Keys).Select(path => new Finding(At(path), "differs from another path only in upper and lower case; rename one of the files.")));
    }

    private static void Compare(IReadOnlyDictionary<string, string> listed, PluginContent content, List<Finding> findings)
    {
        var present = content.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var (path, hash) in listed.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!present.TryGetValue(path, out var file))
                findings.Add(new Finding(path, $"is listed in the manifest and is not in the folder. {PackAgain}"));
            else if (file.Hash != hash)
                findings.Add(new Finding(path, $"was changed after the plugin was packed: its SHA-256 is {file.Hash}, the manifest has {hash}. {PackAgain}"));
        }

        findings.AddRange(content.Files.Where(file => !listed.ContainsKey(file.Path))
            .Select(file => new Finding(file.Path, $"is in the folder and not in the manifest's list. Remove it. {PackAgain}")));
    }

    private static string At(string path) => JsonSchemaSubset.Child("$.files", path);
}
