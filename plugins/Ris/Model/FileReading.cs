using System.Text.Json;
using Assistant.Plugins.Ris.OParl;

namespace Assistant.Plugins.Ris.Model;

/// <summary>Reads files, embedded or linked.</summary>
internal sealed class FileReading(OParlClient client, TimeProvider timeProvider)
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = "application/pdf",
        ["html"] = "text/html",
        ["htm"] = "text/html",
        ["txt"] = "text/plain",
        ["doc"] = "application/msword",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    /// <summary>Reads the files of the properties in their order, each once.</summary>
    /// <exception cref="LinkedObjectException">A linked file could not be fetched; it may be there next time.</exception>
    public async Task<IReadOnlyList<CouncilFile>> ReadAsync(JsonElement owner, TimeZoneInfo zone, List<Finding> findings, CancellationToken cancellationToken, params string[] properties)
    {
        var files = new List<CouncilFile>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in properties.SelectMany(property => owner.Many(property)))
        {
            if (entry.ValueKind == JsonValueKind.Object && HasContent(entry))
            {
                Add(entry, zone, files, known, findings);
                continue;
            }

            if (JsonFields.LinkOf(entry) is not { } link)
                continue;
            using var answer = await client.GetAsync(link, cancellationToken);
            if (answer.Kind == AnswerKind.Json)
                Add(answer.Root, zone, files, known, findings);
            else if (answer.Kind is AnswerKind.Failed or AnswerKind.Inactive)
                throw new LinkedObjectException(link, answer.Reason);
            else
                findings.Add(new Finding(link, $"The linked file is left out: {answer.Reason}."));
        }

        return files;
    }

    private void Add(JsonElement entry, TimeZoneInfo zone, List<CouncilFile> files, HashSet<string> known, List<Finding> findings)
    {
        if (entry.IsDeleted())
            return;
        var access = client.Addresses.Resolve(entry.Text("accessUrl"));
        var download = client.Addresses.Resolve(entry.Text("downloadUrl")) ?? access;
        var text = entry.Text("text");
        var id = entry.Text("id") ?? download?.AbsoluteUri;
        var name = entry.Line("name") ?? entry.Line("fileName") ?? "Datei";
        if (id is null || (download is null && text is null))
        {
            findings.Add(new Finding(id ?? name, $"The file “{name}” is left out: it has neither an address nor a text."));
            return;
        }

        if (!known.Add(OParlAddress.Key(id)))
            return;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(timeProvider.GetUtcNow(), zone).DateTime);
        files.Add(new CouncilFile
        {
            Id = id.Length <= 512 ? id : OParlAddress.Key(id),
            Name = name,
            MediaType = text is null ? MediaType(entry.Text("mimeType")) : TextType(entry.Text("mimeType"), text),
            Download = download,
            Url = access ?? download,
            Text = text,
            Revision = Fingerprint.Of(entry, today),
        });
    }

    private static bool HasContent(JsonElement entry) =>
        entry.Text("accessUrl") is not null || entry.Text("downloadUrl") is not null || entry.Text("text") is not null || entry.Text("id") is null;

    private static string? MediaType(string? claimed)
    {
        if (claimed is null)
            return null;
        var plain = claimed.Split(';')[0].Trim().ToLowerInvariant();
        return MediaTypes.TryGetValue(plain.TrimStart('.'), out var known) ? known : plain.Contains('/', StringComparison.Ordinal) ? plain : null;
    }

    // File.text is the text of whatever the file is (OParl 1.1, File): a PDF's is plain.
    private static string TextType(string? claimed, string text) =>
        MediaType(claimed) == "text/html" && text.Contains("</", StringComparison.Ordinal) ? "text/html" : "text/plain";
}
