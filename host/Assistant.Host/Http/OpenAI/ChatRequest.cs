using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>A request for a chat completion. Holds nothing of the body it was read from. Immutable.</summary>
/// <param name="Model">The model as the client names it.</param>
/// <param name="Messages">The messages; at least one.</param>
/// <param name="Options">What the client wants of the answer, tools among it.</param>
/// <param name="Stream">Whether the answer is to come piece by piece.</param>
/// <param name="IncludeUsage">Whether a stream ends with the number of tokens.</param>
internal sealed record ChatRequest(string Model, IReadOnlyList<ChatMessage> Messages, ChatOptions Options, bool Stream, bool IncludeUsage)
{
    private const int MaxStops = 4;
    private const int MaxUserLength = 512;

    /// <summary>Whom the client says that it asks for; tells who waits in the queue, and nothing else. <see langword="null"/> for nobody.</summary>
    public string? User { get; init; }

    // Each would change the answer; a client that sends them expects what it will not get.
    private static readonly (string Name, string Reason)[] Unsupported =
    [
        ("functions", "was replaced by “tools”; send those."),
        ("function_call", "was replaced by “tool_choice”; send that."),
        ("logit_bias", "is not supported."),
        ("audio", "is not supported: answers are text."),
        ("prediction", "is not supported."),
        ("web_search_options", "is not supported: nothing here searches the web."),
    ];

    /// <exception cref="OpenAIException">The body is no such request.</exception>
    public static ChatRequest Read(JsonElement body)
    {
        var fields = new RequestFields(body, "");
        var model = fields.Required("model");
        Refuse(fields);
        var messages = MessageReader.Read(fields);
        var options = new ChatOptions
        {
            Temperature = fields.Number("temperature", 0, 2),
            TopP = fields.Number("top_p", 0, 1),
            FrequencyPenalty = fields.Number("frequency_penalty", -2, 2),
            PresencePenalty = fields.Number("presence_penalty", -2, 2),
            MaxOutputTokens = (int?)(fields.Integer("max_completion_tokens", 1, int.MaxValue) ?? fields.Integer("max_tokens", 1, int.MaxValue)),
            Seed = fields.Integer("seed", long.MinValue, long.MaxValue),
            StopSequences = Stops(fields),
            ResponseFormat = Format(fields),
        };
        ToolReader.Read(fields, options);
        var streamOptions = fields.Has("stream_options") ? new RequestFields(fields["stream_options"], "stream_options") : default(RequestFields?);
        return new ChatRequest(model, messages, options, fields.Flag("stream") ?? false, streamOptions?.Flag("include_usage") ?? false)
        {
            User = fields.Text("user") is { Length: <= MaxUserLength } user ? user : null,
        };
    }

    private static void Refuse(RequestFields fields)
    {
        if (fields.Integer("n", 1, 128) is > 1)
            throw OpenAIException.Unsupported("n", "must be 1: one answer a request.");
        if (fields.Flag("logprobs") == true || fields.Has("top_logprobs"))
            throw OpenAIException.Unsupported("logprobs", "is not supported.");
        foreach (var (name, reason) in Unsupported.Where(unsupported => fields.Has(unsupported.Name)))
            throw OpenAIException.Unsupported(name, reason);
        if (fields.List("modalities").Any(modality => modality.Value.ValueKind != JsonValueKind.String || !modality.Value.ValueEquals("text"u8)))
            throw OpenAIException.Unsupported("modalities", "is not supported: answers are text.");
    }

    private static List<string>? Stops(RequestFields fields)
    {
        if (fields["stop"].ValueKind == JsonValueKind.String)
            return [fields.Text("stop")!];
        var stops = fields.List("stop")
            .Select(stop => stop.Value.ValueKind == JsonValueKind.String ? stop.Value.GetString()! : throw OpenAIException.Invalid(stop.Path, "must be a text."))
            .ToList();
        if (stops.Count > MaxStops)
            throw OpenAIException.Invalid("stop", $"may have at most {MaxStops} entries.");
        return stops.Count == 0 ? null : stops;
    }

    private static ChatResponseFormat? Format(RequestFields fields)
    {
        if (!fields.Has("response_format"))
            return null;
        var format = new RequestFields(fields["response_format"], "response_format");
        switch (format.Required("type"))
        {
            case "text":
                return ChatResponseFormat.Text;
            case "json_object":
                return ChatResponseFormat.Json;
            case "json_schema":
                var schema = new RequestFields(format["json_schema"], "response_format.json_schema");
                if (!schema.Has("schema"))
                    return ChatResponseFormat.Json;
                return schema["schema"].ValueKind == JsonValueKind.Object
                    ? ChatResponseFormat.ForJsonSchema(schema["schema"].Clone(), schema.Text("name"), schema.Text("description"))
                    : throw OpenAIException.Invalid("response_format.json_schema.schema", "must be a JSON schema, an object.");
            default:
                throw OpenAIException.Invalid("response_format.type", "must be text, json_object or json_schema.");
        }
    }
}
