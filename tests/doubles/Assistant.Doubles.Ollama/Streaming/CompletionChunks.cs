using System.Text.Json;
using Assistant.Doubles.Ollama.Replies;

namespace Assistant.Doubles.Ollama.Streaming;

/// <summary><c>/v1/completions</c></summary>
internal sealed class CompletionChunks : ServerSentLines
{
    private const string Choice = "{\"text\":";
    private static readonly byte[] s_empty = "\"\""u8.ToArray();

    public CompletionChunks(int number, string model, DateTimeOffset now, bool includeUsage)
        : base($"cmpl-{number}", "text_completion", model, now, includeUsage)
    {
        const string End = ",\"index\":0,\"finish_reason\":null}]}\n\n";
        Set(ReplyTokenKind.Content, ChunkHead + Choice, End);
        Set(ReplyTokenKind.Thinking, ChunkHead + Choice, End);
        Set(ReplyTokenKind.Call, ChunkHead + Choice, End);
    }

    protected override string ChunkKind => "text_completion";

    // Ollama's translation has no place for thinking and calls: an empty text stands for them.
    protected override byte[] Payload(ReplyToken token) => token.Kind == ReplyTokenKind.Content ? token.Json : s_empty;

    protected override string EmptyChoice(string? reason) => $"{Choice}\"\",\"index\":0,\"finish_reason\":{(reason is null ? "null" : Quote(reason))}}}";

    protected override void WriteChoice(Utf8JsonWriter json, IReadOnlyList<ReplyToken> tokens) => json.WriteString("text", Text(tokens, ReplyTokenKind.Content));
}
