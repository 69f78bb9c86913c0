using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Assistant.Conversations.Evidence;

/// <summary>Checks an evidence package by itself, without network and without the assistant's data.</summary>
public static partial class EvidenceVerifier
{
    /// <summary>Checks every hash, the signature where there is one, each quote against its passage, and the citations' numbers.</summary>
    /// <param name="package">The ZIP file.</param>
    /// <returns>What is wrong, in sentences.</returns>
    public static EvidenceReport Verify(Stream package)
    {
        var findings = new List<string>();
        var files = EvidenceArchive.Read(package, findings);
        var fingerprint = CheckManifest(files, findings);
        var document = Read(files, EvidencePackager.DocumentName, EvidenceJson.Readable.EvidenceDocument, read => read.Citations.All(citation => citation is not null), findings);
        var quotes = document is null ? 0 : CheckCitations(document, files, findings);
        return new EvidenceReport(findings, document, fingerprint, files.Count, quotes);
    }

    private static string? CheckManifest(IReadOnlyDictionary<string, byte[]> files, List<string> findings)
    {
        if (Read(files, EvidenceManifest.FileName, EvidenceJson.Readable.EvidenceManifest, read => read.Files.All(file => file is not null), findings) is not { } manifest)
            return null;
        foreach (var file in manifest.Files)
        {
            if (!files.TryGetValue(file.Path, out var bytes))
                findings.Add($"The file {file.Path} is missing.");
            else if (bytes.LongLength != file.Bytes || Hash.Of(bytes) != file.Sha256)
                findings.Add($"The file {file.Path} was changed: its SHA-256 is {Hash.Of(bytes)}, the manifest says {file.Sha256}.");
        }

        var listed = manifest.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        if (listed.Count != manifest.Files.Count)
            findings.Add("The manifest names a file twice.");
        findings.AddRange(files.Keys.Where(name => name is not (EvidenceManifest.FileName or EvidenceManifest.SignatureName) && !listed.Contains(name))
            .Select(name => $"The file {name} was added: the manifest does not name it."));
        if (EvidenceManifest.Total(manifest.Files) != manifest.Sha256)
            findings.Add("The manifest was changed: its hash over the whole does not fit its list of files.");
        return CheckSignature(files, findings);
    }

    private static string? CheckSignature(IReadOnlyDictionary<string, byte[]> files, List<string> findings)
    {
        if (!files.ContainsKey(EvidenceManifest.SignatureName) || Read(files, EvidenceManifest.SignatureName, EvidenceJson.Readable.EvidenceSignature, _ => true, findings) is not { } signature)
            return null;
        if (!signature.Fits(files[EvidenceManifest.FileName], out var fingerprint))
            findings.Add("The signature does not fit the manifest.");
        return fingerprint;
    }

    private static int CheckCitations(EvidenceDocument document, IReadOnlyDictionary<string, byte[]> files, List<string> findings)
    {
        if (document.Version > EvidenceDocument.CurrentVersion)
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"The package has version {document.Version}, this program knows {EvidenceDocument.CurrentVersion}. Verify it with a newer version of the program."));
        for (var i = 0; i < document.Citations.Count; i++)
        {
            if (document.Citations[i].Number != i + 1)
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"The citations are not numbered one after the other: [{document.Citations[i].Number}] stands where [{i + 1}] belongs."));
        }

        var numbers = document.Citations.Select(citation => citation.Number).ToHashSet();
        findings.AddRange(NumbersIn(document).Where(number => !numbers.Contains(number))
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"The answer cites [{number}], for which the package has no source.")));
        return document.Citations.Count(citation => IsProven(citation, files, findings));
    }

    private static bool IsProven(EvidenceCitation citation, IReadOnlyDictionary<string, byte[]> files, List<string> findings)
    {
        if (citation.PassageFile is null || !files.TryGetValue(citation.PassageFile, out var bytes))
        {
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"Citation [{citation.Number}] is not proven: the package does not hold the text of its passage."));
            return false;
        }

        var quote = Folded(citation.Quote);
        if (quote.Length > 0 && Folded(System.Text.Encoding.UTF8.GetString(bytes)).Contains(quote, StringComparison.Ordinal))
            return true;
        findings.Add(string.Create(CultureInfo.InvariantCulture, $"The quote of citation [{citation.Number}] does not stand in {citation.PassageFile}: “{citation.Quote}”."));
        return false;
    }

    // A quote may itself hold a number in brackets.
    private static IEnumerable<int> NumbersIn(EvidenceDocument document)
    {
        var text = Folded(document.Answer);
        foreach (var quote in document.Citations.Select(citation => Folded(citation.Quote)).Where(quote => quote.Length > 0).OrderByDescending(quote => quote.Length))
            text = text.Replace(quote, "", StringComparison.Ordinal);
        return CitationNumber().Matches(text).Select(match => int.Parse(match.ValueSpan[1..^1], CultureInfo.InvariantCulture)).Distinct().Order();
    }

    private static T? Read<T>(IReadOnlyDictionary<string, byte[]> files, string name, JsonTypeInfo<T> type, Func<T, bool> isWhole, List<string> findings)
        where T : class
    {
        if (!files.TryGetValue(name, out var bytes))
        {
            findings.Add($"The file {name} is missing.");
            return null;
        }

        try
        {
            if (JsonSerializer.Deserialize(bytes, type) is { } value && isWhole(value))
                return value;
            findings.Add($"The file {name} has empty entries.");
        }
        catch (JsonException exception)
        {
            findings.Add($"The file {name} cannot be read: {exception.Message}");
        }

        return null;
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\[\d{1,3}\]", RegexOptions.CultureInvariant)]
    private static partial Regex CitationNumber();
}
