using System.Text.Json;
using Assistant.Conversations.Filters;
using Assistant.Conversations.History;

namespace Assistant.Host.Http.Agent;

/// <summary>
/// What the host reads of AG-UI's <c>RunAgentInput</c> (docs.ag-ui.com/sdk/js/core/types): the ids, the last message of the user, and from
/// <c>forwardedProps</c> the city, the language, and which message is edited or answered anew. The conversation before is the one that the
/// host has stored, not the one that the client sends.
/// </summary>
internal sealed record RunAgentInput(string ThreadId, string RunId, string Question, string? City, string? Language)
{
    private const int MaxIds = 100;

    /// <summary>The messages as the client sent them, to be given back where the answer's text is corrected. Not read otherwise.</summary>
    public JsonElement Messages { get; init; }

    /// <summary>The client's id of the question.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whether the turn is kept (<c>forwardedProps.store</c>, default <see langword="true"/>).</summary>
    public bool Store { get; init; } = true;

    /// <summary>The stored question that this one replaces (<c>forwardedProps.editOf</c>).</summary>
    public string? EditOf { get; init; }

    /// <summary>The stored answer to be made anew (<c>forwardedProps.regenerate</c>).</summary>
    public string? Regenerate { get; init; }

    /// <summary>The stored answer to be put into plain language (<c>forwardedProps.simplify</c>).</summary>
    public string? Simplify { get; init; }

    /// <summary>The files that the question is asked with (<c>forwardedProps.attachments</c>); <see langword="null"/> where nothing is said of them.</summary>
    public IReadOnlyList<string>? Attachments { get; init; }

    /// <summary>To which documents the question is narrowed (<c>forwardedProps.filters</c>); <see langword="null"/> where it is not said.</summary>
    public SearchFilters? Filters { get; init; }

    /// <summary>Of what the question shall imply nothing (<c>forwardedProps.withoutImplied</c>).</summary>
    public IReadOnlyList<FilterKind> WithoutImplied { get; init; } = [];

    /// <exception cref="JsonException">The body is no <c>RunAgentInput</c>; the message says why.</exception>
    public static RunAgentInput Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw new JsonException("The body must be a RunAgentInput object.");
        var threadId = Required(body, "threadId");
        var runId = Required(body, "runId");
        if (!body.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            throw new JsonException("“messages” must be a list.");
        var forwarded = body.TryGetProperty("forwardedProps", out var props) && props.ValueKind == JsonValueKind.Object ? props : default;
        var last = messages.EnumerateArray().LastOrDefault(message => Optional(message, "role") == "user");
        return new RunAgentInput(threadId, runId, TextOf(last), Optional(forwarded, "city"), Optional(forwarded, "language"))
        {
            Messages = messages.Clone(),
            MessageId = Id(last, "id"),
            Store = forwarded.ValueKind != JsonValueKind.Object || !forwarded.TryGetProperty("store", out var store) || store.ValueKind != JsonValueKind.False,
            EditOf = Id(forwarded, "editOf"),
            Regenerate = Id(forwarded, "regenerate"),
            Simplify = Id(forwarded, "simplify"),
            Attachments = Ids(forwarded, "attachments"),
            Filters = FiltersInput.Read(forwarded),
            WithoutImplied = FiltersInput.ReadWithoutImplied(forwarded),
        };
    }

    private static string TextOf(JsonElement last)
    {
        if (last.ValueKind == JsonValueKind.Undefined || !last.TryGetProperty("content", out var content))
            return "";
        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Join('\n', content.EnumerateArray().Where(part => Optional(part, "type") == "text").Select(part => Optional(part, "text"))),
            _ => "",
        };
    }

    private static string? Id(JsonElement element, string name) => Optional(element, name) switch
    {
        null or "" => null,
        { Length: <= ConversationStore.MaxIdLength } id => id,
        _ => throw new JsonException($"“{name}” is longer than {ConversationStore.MaxIdLength} characters."),
    };

    private static IReadOnlyList<string>? Ids(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return null;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxIds || list.EnumerateArray().Any(id => id.ValueKind != JsonValueKind.String || id.GetString()!.Length is 0 or > ConversationStore.MaxIdLength))
            throw new JsonException($"“{name}” must be a list of at most {MaxIds} ids.");
        return [.. list.EnumerateArray().Select(id => id.GetString()!).Distinct(StringComparer.Ordinal)];
    }

    private static string Required(JsonElement element, string name) =>
        Optional(element, name) is { Length: > 0 and <= 200 } text ? text : throw new JsonException($"“{name}” must be a text of at most 200 characters.");

    private static string? Optional(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
