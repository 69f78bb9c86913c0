namespace Assistant.Doubles.Ollama.Replies;

/// <summary>What the model says to a request. Immutable; may be used for many requests.</summary>
public sealed class Reply
{
    private readonly Lazy<IReadOnlyList<ReplyToken>> _content;
    private readonly Lazy<IReadOnlyList<ReplyToken>> _thinking;

    private Reply(string thinking, IReadOnlyList<string> pieces, IReadOnlyList<ReplyToolCall> calls)
    {
        ThinkingText = thinking;
        Text = string.Concat(pieces);
        Calls = calls;
        _thinking = new(() => [.. TextTokens.Split(thinking).Select(ReplyToken.Thinking)]);
        _content = new(() => [.. pieces.Select(ReplyToken.Content), .. calls.Select(ReplyToken.Call)]);
    }

    /// <summary>What it thinks; said only where the request lets it think.</summary>
    public string ThinkingText { get; }

    /// <summary>What it says.</summary>
    public string Text { get; }

    /// <summary>The tools that it calls, each in a line of its own.</summary>
    public IReadOnlyList<ReplyToolCall> Calls { get; }

    /// <summary>Why it stopped. Default: <c>stop</c>; <c>length</c> where the request's <c>num_predict</c> cuts it.</summary>
    public string DoneReason { get; init; } = "stop";

    /// <summary>A text.</summary>
    public static Reply Of(string text) => new("", TextTokens.Split(text), []);

    /// <summary>A text in exactly these pieces.</summary>
    public static Reply InPieces(params IReadOnlyList<string> pieces) => new("", pieces, []);

    /// <summary>Calls of tools and nothing else.</summary>
    public static Reply Calling(params IReadOnlyList<ReplyToolCall> calls) => new("", [], calls);

    /// <summary>The same after some thinking.</summary>
    public Reply Thinking(string text) => new(text, [.. _content.Value.Where(token => !token.IsCall).Select(token => token.Text)], Calls) { DoneReason = DoneReason };

    /// <summary>The same, calling tools at the end.</summary>
    public Reply ThenCalling(params IReadOnlyList<ReplyToolCall> calls) =>
        new(ThinkingText, [.. _content.Value.Where(token => !token.IsCall).Select(token => token.Text)], [.. Calls, .. calls]) { DoneReason = DoneReason };

    internal IReadOnlyList<ReplyToken> Tokens(bool thinksAloud) =>
        thinksAloud && ThinkingText.Length > 0 ? [.. _thinking.Value, .. _content.Value] : _content.Value;

    internal Reply UpTo(IReadOnlyList<string> stops)
    {
        var end = stops.Where(stop => stop.Length > 0).Select(stop => Text.IndexOf(stop, StringComparison.Ordinal)).Where(index => index >= 0).DefaultIfEmpty(-1).Min();
        return end < 0 ? this : new Reply(ThinkingText, TextTokens.Split(Text[..end]), Calls) { DoneReason = DoneReason };
    }
}
