using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Assistant.Conversations.Answers;
using Assistant.Conversations.History;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Evidence;

/// <summary>
/// Makes evidence packages: a ZIP file that shows, without the assistant, what was asked and answered and on what the answer rests. Thread-safe.
/// </summary>
/// <param name="timeProvider">Stamps the packages.</param>
/// <param name="keyFile">The private ECDSA key in PEM that signs them; <see langword="null"/>: not signed.</param>
public sealed class EvidencePackager(TimeProvider timeProvider, string? keyFile)
{
    internal const string DocumentName = "evidence.json";
    internal const string AnswerName = "answer.json";

    /// <summary>Makes the package of one answer.</summary>
    /// <param name="caller">Whose conversation it is.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="answerId">The answer; it must be complete.</param>
    /// <param name="passages">The passages that were kept with it.</param>
    /// <returns>The ZIP file.</returns>
    /// <exception cref="ConversationNotFoundException">The conversation has no such answer.</exception>
    /// <exception cref="EvidenceException">The answer is not complete, or the key cannot be read.</exception>
    public byte[] Pack(Caller caller, Conversation conversation, string answerId, IReadOnlyList<EvidencePassage> passages)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var path = conversation.PathTo(answerId);
        if (path.Count < 2 || path[^1].Role != MessageRole.Assistant)
            throw new ConversationNotFoundException(conversation.Id, answerId);
        var (question, answer) = (path[^2], path[^1]);
        if (answer.Answer is not { } stored)
            throw new EvidenceException("There is evidence only for answers that are complete.");

        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["README.txt"] = Readme(), [AnswerName] = Encoding.UTF8.GetBytes(answer.AnswerJson!) };
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var passage in passages)
        {
            names[passage.Id] = $"passages/{names.Count + 1}.txt";
            files[names[passage.Id]] = Encoding.UTF8.GetBytes(passage.Text);
        }

        var document = Document(caller, conversation, question, answer, stored) with
        {
            Citations = [.. stored.Answer.Citations.Select(citation => Cite(citation, passages.FirstOrDefault(passage => passage.Id == citation.PassageId), names))],
        };
        files[DocumentName] = JsonSerializer.SerializeToUtf8Bytes(document, EvidenceJson.Readable.EvidenceDocument);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(EvidenceManifest.Of(files), EvidenceJson.Readable.EvidenceManifest);
        if (keyFile is not null)
            files[EvidenceManifest.SignatureName] = JsonSerializer.SerializeToUtf8Bytes(EvidenceSignature.Sign(manifest, keyFile), EvidenceJson.Readable.EvidenceSignature);
        files[EvidenceManifest.FileName] = manifest;
        return Zip(files);
    }

    private EvidenceDocument Document(Caller caller, Conversation conversation, StoredMessage question, StoredMessage answer, StoredAnswer stored) => new()
    {
        City = caller.CityId,
        Conversation = conversation.Id,
        Message = answer.Id,
        Question = question.Text,
        AskedAt = question.CreatedAt,
        Answer = answer.Text,
        AnsweredAt = answer.EndedAt,
        Mode = stored.Answer.Mode == AnswerMode.Extractive ? "extractive" : "generated",
        Model = stored.Answer.Model,
        PromptVersion = stored.PromptVersion,
        IndexVersion = stored.IndexVersion,
        Refused = stored.Answer.Refused,
        Partial = stored.Answer.IsPartial,
        ExportedAt = timeProvider.GetUtcNow(),
        Tools = [.. stored.Answer.Tools.Select(tool => new EvidenceTool(tool.Name, tool.ArgumentsJson, tool.Error))],
        Checks = Checks(answer.AnswerJson!),
        Simple = answer.Simple?.Text,
        Attachments = [.. question.Attachments.Select(upload => upload.Name)],
    };

    private static EvidenceCitation Cite(Citation citation, EvidencePassage? passage, Dictionary<string, string> names) => new()
    {
        Number = citation.Number,
        Quote = citation.Quote,
        DocumentId = citation.Document.DocumentId,
        Title = citation.Document.Title,
        Reference = citation.Document.Reference,
        Date = citation.Document.Date,
        Url = citation.Document.Url,
        File = citation.File,
        Page = citation.Document.Page,
        FileSha256 = passage?.FileSha256,
        Recognized = citation.IsRecognized,
        SameText = citation.SameText?.Select(EvidenceRelated.Of).ToList(),
        Newer = citation.Newer is { } newer ? EvidenceRelated.Of(newer) : null,
        PassageId = citation.PassageId,
        PassageFile = names.GetValueOrDefault(citation.PassageId),
    };

    private static JsonElement? Checks(string answerJson)
    {
        using var json = JsonDocument.Parse(answerJson);
        return json.RootElement.TryGetProperty("answer", out var answer) && answer.TryGetProperty("checks", out var checks) ? checks.Clone() : null;
    }

    private byte[] Zip(Dictionary<string, byte[]> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = timeProvider.GetUtcNow();
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return buffer.ToArray();
    }

    private static byte[] Readme()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("evidence-readme.txt")!;
        using var buffer = new MemoryStream();
        resource.CopyTo(buffer);
        return buffer.ToArray();
    }
}
