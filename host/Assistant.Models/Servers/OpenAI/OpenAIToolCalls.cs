using System.Text;
using System.Text.Json;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>Puts tool calls together whose arguments come in pieces of text. Not thread-safe.</summary>
internal sealed class OpenAIToolCalls
{
    private readonly SortedDictionary<int, Call> _calls = [];
    private int _chars;

    /// <summary>Whether calls were handed on.</summary>
    public bool HadAny { get; private set; }

    /// <summary>Takes the pieces of one chunk.</summary>
    public void Add(JsonElement pieces)
    {
        if (pieces.ValueKind == JsonValueKind.Null)
            return;
        foreach (var piece in pieces.EnumerateArray())
            AddPiece(piece);
    }

    /// <summary>Hands the calls on.</summary>
    public void MoveTo(IList<AIContent> contents)
    {
        foreach (var call in _calls.Values)
        {
            contents.Add(ToolArguments.Call(call.Id, call.Name, call.Arguments.ToString()));
            HadAny = true;
        }

        _calls.Clear();
    }

    private void AddPiece(JsonElement piece)
    {
        var id = Text(piece, "id"u8);
        var call = CallOf(piece, id);
        call.Id ??= id;
        if (!piece.TryGetProperty("function"u8, out var function) || function.ValueKind != JsonValueKind.Object)
            return;
        call.Name ??= Text(function, "name"u8);
        if (!function.TryGetProperty("arguments"u8, out var arguments) || arguments.ValueKind == JsonValueKind.Null)
            return;
        // An object is against the protocol, but some servers send one.
        var text = arguments.ValueKind == JsonValueKind.String ? arguments.GetString()! : arguments.GetRawText();
        _chars += text.Length;
        if (_chars > LineBuffer.DefaultMaxLineBytes)
            throw new JsonException();
        call.Arguments.Append(text);
    }

    // Without an index, a piece with an id begins a call, and one without goes on with the last.
    private Call CallOf(JsonElement piece, string? id)
    {
        var last = _calls.Count > 0 ? _calls.Keys.Last() : -1;
        var index = piece.TryGetProperty("index"u8, out var given) && given.ValueKind == JsonValueKind.Number
            ? given.GetInt32()
            : id is not null || last < 0 ? last + 1 : last;
        if (!_calls.TryGetValue(index, out var call))
            _calls.Add(index, call = new Call());
        return call;
    }

    private static string? Text(JsonElement element, ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    private sealed class Call
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
