using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.ToolLoop;

/// <summary>A model that says what it was told to say, answer after answer, and keeps what it was asked.</summary>
internal sealed class ScriptedModel(params IReadOnlyList<ChatResponseUpdate[]> answers) : IChatClient
{
    private readonly List<Request> _requests = [];

    public IReadOnlyList<Request> Requests => _requests;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The loop streams.");

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _requests.Add(new Request([.. messages], options));
        foreach (var update in answers[Math.Min(_requests.Count, answers.Count) - 1])
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Nothing is held.
    }

    public static ChatResponseUpdate Text(string text) => new(ChatRole.Assistant, text);

    public static ChatResponseUpdate Call(string id, string name, params (string Name, object? Value)[] arguments) =>
        new(ChatRole.Assistant, [new FunctionCallContent(id, name, arguments.ToDictionary(argument => argument.Name, argument => argument.Value))]);

    public static ChatResponseUpdate Of(params AIContent[] contents) => new(ChatRole.Assistant, contents);

    internal sealed record Request(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)
    {
        public IReadOnlyList<string> ToolNames => [.. (Options?.Tools ?? []).Select(tool => tool.Name)];

        /// <summary>The texts of the results that the model was sent last.</summary>
        public IReadOnlyList<string> Results => [.. Messages[^1].Contents.OfType<FunctionResultContent>().Select(result => (string)result.Result!)];
    }
}
