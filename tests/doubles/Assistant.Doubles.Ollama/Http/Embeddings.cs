using System.Buffers.Binary;
using System.Text.Json;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Doubles.Ollama.Requests;
using Microsoft.AspNetCore.Http;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>Vectors, one input after the other.</summary>
internal sealed class Embeddings(ServerParts parts)
{
    public static void Read(ReceivedRequest request)
    {
        request.Model = GoJson.Text(request.Body, "model") ?? "";
        request.KeepAlive = GoJson.Get(request.Body, "keep_alive")?.GetRawText();
        if (GoJson.Object(request.Body, "options") is { } options)
            request.ContextTokens = GoJson.Number(options, "num_ctx");
    }

    public async Task EmbedAsync(HttpContext context, ReceivedRequest request, FaultSet faults)
    {
        var start = parts.Time.GetTimestamp();
        var inputs = GoJson.Get(request.Body, "input") switch
        {
            null => [],
            { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } one ? [one] : (IReadOnlyList<string>)[],
            { ValueKind: JsonValueKind.Array } list => Texts(list),
            _ => throw new RefusedException(400, "invalid input type"),
        };
        var model = parts.Models.Find(request.Model) ?? throw new RefusedException(404, $"model '{request.Model}' not found");
        var result = await WorkAsync(context, request, model, inputs, GoJson.Flag(request.Body, "truncate") ?? true);
        await Answers.JsonAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("model", request.Model);
            json.WriteStartArray("embeddings");
            result.Vectors.ForEach(vector => WriteNumbers(json, vector));
            json.WriteEndArray();
            if (inputs.Count > 0)
            {
                json.WriteNumber("total_duration", Math.Max(1, parts.Time.GetElapsedTime(start).Ticks) * 100);
                if (result.LoadTime > TimeSpan.Zero)
                    json.WriteNumber("load_duration", result.LoadTime.Ticks * 100);
                if (result.Tokens > 0)
                    json.WriteNumber("prompt_eval_count", result.Tokens);
            }

            json.WriteEndObject();
        });
    }

    public async Task EmbedOneAsync(HttpContext context, ReceivedRequest request, FaultSet faults)
    {
        if (request.Model.Length == 0)
            throw new RefusedException(400, "model is required");
        var model = parts.Models.Find(request.Model) ?? throw new RefusedException(404, $"model \"{request.Model}\" not found, try pulling it first");
        var prompt = GoJson.Text(request.Body, "prompt") ?? "";
        var result = await WorkAsync(context, request, model, prompt.Length == 0 ? [] : [prompt], truncate: true);
        await Answers.JsonAsync(context, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("embedding");
            WriteNumbers(json, result.Vectors.FirstOrDefault() ?? []);
            json.WriteEndObject();
        });
    }

    public async Task EmbedListAsync(HttpContext context, ReceivedRequest request, FaultSet faults)
    {
        var format = GoJson.Text(request.Body, "encoding_format") ?? "float";
        if (!format.Equals("float", StringComparison.OrdinalIgnoreCase) && !format.Equals("base64", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(400, $"Invalid value for 'encoding_format' = {format}. Supported values: ['float', 'base64'].");
        var inputs = GoJson.Get(request.Body, "input") switch
        {
            { ValueKind: JsonValueKind.String } text => [text.GetString()!],
            { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 => Texts(list),
            _ => throw new RefusedException(400, "invalid input"),
        };
        var model = parts.Models.Find(request.Model) ?? throw new RefusedException(404, $"model '{request.Model}' not found");
        var result = await WorkAsync(context, request, model, inputs, truncate: true);
        await Answers.JsonAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            for (var index = 0; index < result.Vectors.Count; index++)
            {
                json.WriteStartObject();
                json.WriteString("object", "embedding");
                json.WritePropertyName("embedding");
                if (format.Equals("base64", StringComparison.OrdinalIgnoreCase))
                    json.WriteBase64StringValue(Bytes(result.Vectors[index]));
                else
                    WriteNumbers(json, result.Vectors[index]);
                json.WriteNumber("index", index);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("model", request.Model);
            json.WriteStartObject("usage");
            json.WriteNumber("prompt_tokens", result.Tokens);
            json.WriteNumber("total_tokens", result.Tokens);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private async Task<Result> WorkAsync(HttpContext context, ReceivedRequest request, OllamaModel model, IReadOnlyList<string> inputs, bool truncate)
    {
        var settings = ModelCalls.SettingsOf(request, model, parts.Options.DefaultContextTokens);
        using var lease = await parts.Scheduler.AcquireAsync(model, settings, ModelCalls.KeepAliveOf(request), context.RequestAborted);
        if (inputs.Count == 0)
            return new Result([], 0, lease.LoadTime);
        if (!model.Has("embedding"))
            throw new RefusedException(501, "this model does not support embeddings");
        await lease.TakeSlotAsync(parts.Counters, context.RequestAborted);
        if (parts.Pace.Latency > TimeSpan.Zero)
            await Task.Delay(parts.Pace.Latency, parts.Time, context.RequestAborted);
        var result = new Result([], 0, lease.LoadTime);
        foreach (var input in inputs)
        {
            var tokens = TextTokens.Split(input);
            if (tokens.Count > settings.ContextTokens && !truncate)
                throw new RefusedException(400, "the input length exceeds the context length");
            var seen = tokens.Count > settings.ContextTokens ? string.Concat(tokens.Take(settings.ContextTokens)) : input;
            var vector = TextVector.Of(seen, model.EmbeddingLength);
            var dimensions = GoJson.Number(request.Body, "dimensions") ?? 0;
            result.Vectors.Add(dimensions > 0 && dimensions < vector.Length ? TextVector.Shorten(vector, dimensions) : vector);
            result = result with { Tokens = result.Tokens + Math.Min(tokens.Count, settings.ContextTokens) };
        }

        request.SentTokens = result.Tokens;
        return result;
    }

    private static IReadOnlyList<string> Texts(JsonElement list) =>
        [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new RefusedException(400, "invalid input type"))];

    private static void WriteNumbers(Utf8JsonWriter json, float[] vector)
    {
        json.WriteStartArray();
        foreach (var number in vector)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static byte[] Bytes(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var index = 0; index < vector.Length; index++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), vector[index]);
        return bytes;
    }

    private sealed record Result(List<float[]> Vectors, int Tokens, TimeSpan LoadTime);
}
