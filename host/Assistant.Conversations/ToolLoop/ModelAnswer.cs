using Microsoft.Extensions.AI;

namespace Assistant.Conversations.ToolLoop;

/// <summary>One answer of the model while it comes in: what is passed on at once, and what is kept back. Not thread-safe.</summary>
internal sealed class ModelAnswer(UsageDetails usage)
{
    private readonly List<ChatResponseUpdate> _passedOn = [];
    private readonly List<FunctionCallContent> _calls = [];
    private string? _responseId;

    /// <summary>The calls, in their order.</summary>
    public IReadOnlyList<FunctionCallContent> Calls => _calls;

    public ChatFinishReason? FinishReason { get; private set; }

    public string? ModelId { get; private set; }

    /// <summary>What to pass on; <see langword="null"/> where nothing is left. Calls, usage and the end of the answer are kept back.</summary>
    public ChatResponseUpdate? Take(ChatResponseUpdate update)
    {
        ModelId = update.ModelId ?? ModelId;
        _responseId = update.ResponseId ?? _responseId;
        FinishReason = update.FinishReason ?? FinishReason;
        if (update.FinishReason is null && update.Role is not null && !update.Contents.Any(IsKeptBack))
        {
            _passedOn.Add(update);
            return update;
        }

        foreach (var content in update.Contents)
        {
            if (content is UsageContent used)
                usage.Add(used.Details);
            else if (IsKeptBack(content))
                _calls.Add((FunctionCallContent)content);
        }

        var rest = update.Contents.Where(content => !IsKeptBack(content)).ToList();
        if (rest.Count == 0)
            return null;
        var copy = update.Clone();
        copy.Contents = rest;
        copy.Role ??= ChatRole.Assistant;
        copy.FinishReason = null;
        _passedOn.Add(copy);
        return copy;
    }

    /// <summary>The answer for the history: its text, then all its calls.</summary>
    public ChatMessage ToMessage(IEnumerable<FunctionCallContent> calls) =>
        new(ChatRole.Assistant, [.. _passedOn.ToChatResponse().Messages.SelectMany(message => message.Contents), .. calls]);

    /// <summary>An update of the loop's own.</summary>
    public ChatResponseUpdate Update(ChatRole role, params IList<AIContent> contents) => new(role, contents) { ModelId = ModelId, ResponseId = _responseId };

    private static bool IsKeptBack(AIContent content) => content is UsageContent or FunctionCallContent { InformationalOnly: false };
}
