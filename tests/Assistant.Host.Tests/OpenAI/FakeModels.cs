using System.Runtime.CompilerServices;
using Assistant.Models;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Tests.OpenAI;

/// <summary>Models that say what a test scripts.</summary>
internal sealed class FakeModels : IModelRouter
{
    /// <summary>The window of every model.</summary>
    public int ContextTokens { get; set; } = 8_192;

    /// <summary>The roles that are set up.</summary>
    public HashSet<string> Roles { get; } = [ModelRoles.Chat, ModelRoles.Embed];

    /// <summary>What a chat gives.</summary>
    public Func<IReadOnlyList<ChatMessage>, ChatOptions?, CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> Chat { get; set; } = (_, _, _) => Say("Guten ", "Tag");

    /// <summary>What stands in the way of a vector.</summary>
    public Exception? EmbeddingFailure { get; set; }

    /// <summary>The calls so far.</summary>
    public List<ModelCall> Calls { get; } = [];

    /// <summary>The last prompt.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; private set; } = [];

    /// <summary>The last options.</summary>
    public ChatOptions? Options { get; private set; }

    /// <summary>Set when a chat was cancelled.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Pieces of text, the number of tokens, and an end.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> Say(params string[] pieces)
    {
        foreach (var piece in pieces)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece) { ModelId = "qwen3:14b" };
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 11, OutputTokenCount = pieces.Length, TotalTokenCount = 11 + pieces.Length })])
        {
            ModelId = "qwen3:14b",
            FinishReason = ChatFinishReason.Stop,
        };
    }

    /// <summary>Pieces of text, and then a failure.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> Break(Exception exception, params string[] pieces)
    {
        foreach (var piece in pieces)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece) { ModelId = "qwen3:14b" };
        }

        await Task.Yield();
        throw exception;
    }

    /// <summary>A call of a tool.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> CallTool(string tool, Dictionary<string, object?> arguments)
    {
        await Task.Yield();
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new FunctionCallContent("call_1", tool, arguments)]) { ModelId = "qwen3:14b" };
        // As Ollama ends it.
        yield return new ChatResponseUpdate(ChatRole.Assistant, []) { FinishReason = ChatFinishReason.Stop };
    }

    /// <summary>One piece of text, and then nothing until it is cancelled.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> Hang([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ChatResponseUpdate(ChatRole.Assistant, "Moment") { ModelId = "qwen3:14b" };
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            Cancelled.TrySetResult();
        }
    }

    public IChatClient CreateChatClient(ModelCall call)
    {
        Calls.Add(call);
        return new Client(this);
    }

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelCall call)
    {
        Calls.Add(call);
        return new Generator(this);
    }

    public ValueTask<RoleState> GetRoleAsync(string cityId, string role, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new RoleState(role, Roles.Contains(role) ? [new ModelState("qwen3:14b", IsInReach: true, ContextTokens, CanCallTools: true)] : []));

    private sealed class Client(FakeModels models) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Answers are streamed.");

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            models.Messages = [.. messages];
            models.Options = options;
            return models.Chat(models.Messages, options, cancellationToken);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Generator(FakeModels models) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (models.EmbeddingFailure is { } failure)
                throw failure;
            var length = options?.Dimensions ?? 3;
            var vectors = values.Select(value => new Embedding<float>(Enumerable.Range(0, length).Select(index => value.Length + (index / 4f)).ToArray()) { ModelId = "bge-m3" });
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(vectors) { Usage = new UsageDetails { InputTokenCount = 5, TotalTokenCount = 5 } });
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
