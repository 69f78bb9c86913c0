using System.Runtime.CompilerServices;
using Assistant.Models;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.Generation;

/// <summary>The models of a turn: one chat model that does what the test says, and keeps what it was asked.</summary>
internal sealed class TurnModel(Func<TurnModel.Asked, IEnumerable<ChatResponseUpdate>> answer) : IModelRouter
{
    public const string Name = "modell:7b";
    private readonly List<Asked> _asked = [];

    /// <summary>A model that always says the same.</summary>
    public TurnModel(params string[] pieces)
        : this(_ => pieces.Select(Text))
    {
    }

    public bool IsInReach { get; set; } = true;

    public bool CanCallTools { get; set; } = true;

    public int ContextTokens { get; set; } = 8_192;

    public IReadOnlyList<Asked> Requests => _asked;

    public static ChatResponseUpdate Text(string text) => new(ChatRole.Assistant, text) { ModelId = Name };

    public static ChatResponseUpdate Call(string name, params (string Name, object? Value)[] arguments) =>
        new(ChatRole.Assistant, [new FunctionCallContent("call-" + name, name, arguments.ToDictionary(argument => argument.Name, argument => argument.Value))]) { ModelId = Name };

    public static ChatResponseUpdate End(ChatFinishReason reason) => new(ChatRole.Assistant, "") { ModelId = Name, FinishReason = reason };

    public IChatClient CreateChatClient(ModelCall call) => new Client(this, call);

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelCall call) => throw new NotSupportedException("There is no embedder.");

    public ValueTask<RoleState> GetRoleAsync(string cityId, string role, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new RoleState(role, role == ModelRoles.Chat ? [new ModelState(Name, IsInReach, ContextTokens, CanCallTools)] : []));

    internal sealed record Asked(ModelCall Call, IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)
    {
        /// <summary>Whether it is asked for tools, not for the answer.</summary>
        public bool IsPlan => Options?.Tools is { Count: > 0 };

        /// <summary>Everything that it is given to read.</summary>
        public string AllText => string.Join('\n', Messages.Select(message => message.Text));
    }

    private sealed class Client(TurnModel model, ModelCall call) : IChatClient
    {
        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            var asked = new Asked(call, [.. messages], options);
            lock (model._asked)
                model._asked.Add(asked);
            foreach (var update in model.Answer(asked))
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
    }

    private IEnumerable<ChatResponseUpdate> Answer(Asked asked) => answer(asked);
}
