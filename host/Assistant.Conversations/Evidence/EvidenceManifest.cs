namespace Assistant.Conversations.Evidence;

/// <summary>The file <c>manifest.json</c> of an evidence package. Immutable.</summary>
internal sealed record EvidenceManifest
{
    public const string FileName = "manifest.json";
    public const string SignatureName = "signature.json";

    public string Format { get; init; } = EvidenceDocument.FormatName;

    public int Version { get; init; } = EvidenceDocument.CurrentVersion;

    public required IReadOnlyList<EvidenceFile> Files { get; init; }

    /// <summary>SHA-256 over the lines <c>sha256  path\n</c> of all files in order of their paths, as sha256sum prints them.</summary>
    public required string Sha256 { get; init; }

    public static EvidenceManifest Of(IReadOnlyDictionary<string, byte[]> files)
    {
        var entries = files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => new EvidenceFile(file.Key, file.Value.LongLength, Hash.Of(file.Value))).ToList();
        return new EvidenceManifest { Files = entries, Sha256 = Total(entries) };
    }

    public static string Total(IEnumerable<EvidenceFile> files) =>
        Hash.Of(string.Concat(files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Sha256}  {file.Path}\n")));
}
