using System.Buffers;
using System.Text;
using System.Text.Json;
using Assistant.Doubles.Ollama.Replies;

namespace Assistant.Doubles.Ollama.Streaming;

/// <summary>Ollama's own API: a JSON object in each line.</summary>
internal abstract class NdjsonLines(string model) : LineFormat
{
    public override string StreamType => "application/x-ndjson";

    protected string Model { get; } = model;

    protected string Start { get; } = $$"""{"model":{{Quote(model)}},"created_at":"{{StampPlace}}",""";

    public override void WriteDone(IBufferWriter<byte> writer, Finish finish, DateTimeOffset now)
    {
        WriteObject(writer, [], finish, now);
        writer.Write("\n"u8);
    }

    public override void WriteWhole(IBufferWriter<byte> writer, IReadOnlyList<ReplyToken> tokens, Finish finish, DateTimeOffset now) => WriteObject(writer, tokens, finish, now);

    public override void WriteError(IBufferWriter<byte> writer, string? message) =>
        writer.Write(Encoding.UTF8.GetBytes($$"""{"error":{{Quote(message ?? "an error was encountered while running the model")}}}""" + "\n"));

    public override void WriteBlank(IBufferWriter<byte> writer) => writer.Write("\r\n\n"u8);

    public override void WriteGarbage(IBufferWriter<byte> writer, string? text) =>
        writer.Write(Encoding.UTF8.GetBytes((text ?? $$"""{"model":{{Quote(Model)}},"mess""") + "\n"));

    protected abstract void WriteSaid(Utf8JsonWriter json, IReadOnlyList<ReplyToken> tokens);

    private void WriteObject(IBufferWriter<byte> writer, IReadOnlyList<ReplyToken> tokens, Finish finish, DateTimeOffset now)
    {
        using var json = new Utf8JsonWriter(writer, Json);
        json.WriteStartObject();
        json.WriteString("model", Model);
        json.WriteString("created_at", now.UtcDateTime);
        WriteSaid(json, tokens);
        json.WriteBoolean("done", true);
        json.WriteString("done_reason", finish.DoneReason);
        WriteMetric(json, "total_duration", Nanoseconds(finish.Total));
        WriteMetric(json, "load_duration", Nanoseconds(finish.Load));
        WriteMetric(json, "prompt_eval_count", finish.PromptTokens);
        WriteMetric(json, "prompt_eval_duration", Nanoseconds(finish.PromptTime));
        WriteMetric(json, "eval_count", finish.Tokens);
        WriteMetric(json, "eval_duration", Nanoseconds(finish.TokensTime));
        json.WriteEndObject();
    }

    // Go leaves out what is zero.
    private static void WriteMetric(Utf8JsonWriter json, string name, long value)
    {
        if (value != 0)
            json.WriteNumber(name, value);
    }

    private static long Nanoseconds(TimeSpan duration) => duration.Ticks * 100;
}
