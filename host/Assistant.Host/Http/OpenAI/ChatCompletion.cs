using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>
/// An answer in one piece. It is collected from a stream all the same: a server that works on a long answer is then seen to be alive, and
/// one that hangs is given up on.
/// </summary>
internal sealed class ChatCompletion
{
    private readonly StringBuilder _text = new();
    private readonly List<FunctionCallContent> _calls = [];
    private UsageDetails? _usage;
    private ChatFinishReason? _reason;
    private CitationsContent? _citations;
    private string? _model;

    public static async Task<ChatCompletion> CollectAsync(IAsyncEnumerable<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        var completion = new ChatCompletion();
        await foreach (var update in updates.WithCancellation(cancellationToken))
            completion.Add(update);
        return completion;
    }

    /// <summary>Writes it as <c>chat.completion</c>.</summary>
    public void Write(Utf8JsonWriter json, TimeProvider time, string requestedModel)
    {
        var identity = CompletionIdentity.New(time, _model ?? requestedModel);
        json.WriteStartObject();
        json.WriteString("id", identity.Id);
        json.WriteString("object", "chat.completion");
        json.WriteNumber("created", identity.Created);
        json.WriteString("model", identity.Model);
        json.WriteStartArray("choices");
        WriteChoice(json);
        json.WriteEndArray();
        if (_usage is not null)
        {
            json.WritePropertyName("usage");
            CompletionJson.WriteUsage(json, _usage);
        }

        if (_citations is not null)
        {
            json.WritePropertyName("citations");
            CompletionJson.WriteCitations(json, _citations);
        }

        json.WriteEndObject();
    }

    private void WriteChoice(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        if (_text.Length == 0 && _calls.Count > 0)
            json.WriteNull("content");
        else
            json.WriteString("content", _text.ToString());
        json.WriteNull("refusal");
        if (_calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in _calls)
                CompletionJson.WriteCall(json, call);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", CompletionJson.Reason(_reason, _calls.Count > 0));
        json.WriteEndObject();
    }

    private void Add(ChatResponseUpdate update)
    {
        _model ??= update.ModelId;
        _reason = update.FinishReason ?? _reason;
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextContent text:
                    _text.Append(text.Text);
                    break;
                case FunctionCallContent call:
                    _calls.Add(call);
                    break;
                case UsageContent usage:
                    _usage = usage.Details;
                    break;
                case CitationsContent citations:
                    _citations = citations;
                    break;
            }
        }
    }
}
