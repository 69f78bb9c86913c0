using System.Runtime.CompilerServices;
using Assistant.Sdk;

namespace Assistant.Memory.Tests.Ingestion;

/// <summary>A source that yields what the test says, and remembers what it was asked.</summary>
internal sealed class ScriptedSource(params SourceChange[] changes) : IKnowledgeSource
{
    public string Name => "papers";

    public IReadOnlyList<SourceChange> Changes { get; set; } = changes;

    public List<ReadRequest> Requests { get; } = [];

    public Exception? FailAtEnd { get; init; }

    public async IAsyncEnumerable<SourceChange> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Requests.Add(request);
        foreach (var change in Changes)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return change;
        }

        if (FailAtEnd is not null)
            throw FailAtEnd;
    }

    public static SourceDocument Paper(string id, string text, string? title = null, Audience? audience = null, string? fingerprint = null, DateOnly? date = null) => new()
    {
        Id = id,
        Title = title ?? $"Vorlage {id}",
        Kind = "paper",
        Reference = id,
        Date = date,
        Audience = audience ?? Audience.Public,
        Fingerprint = fingerprint ?? text + title,
        Files = [new SourceFile { Id = id + "/main", Name = "Vorlage", MediaType = "text/plain", Text = text }],
    };

    public static SourceDocument Remote(string id, Uri download, string? mediaType = "application/pdf", string? fingerprint = null) => new()
    {
        Id = id,
        Title = $"Vorlage {id}",
        Kind = "paper",
        Audience = Audience.Public,
        Fingerprint = fingerprint,
        Files = [new SourceFile { Id = id + "/main", Name = "Vorlage", MediaType = mediaType, Download = download }],
    };
}
