using System.Runtime.CompilerServices;
using Assistant.Models;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.Prompts;

/// <summary>A router whose models do what the test says, with one model a role where there is a script for it.</summary>
internal sealed class ScriptedRouter : IModelRouter
{
    public Func<IReadOnlyList<ChatMessage>, CancellationToken, Task<string>>? Chat { get; set; }

    public Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<float[]>>>? Embed { get; set; }

    public string EmbeddingModel { get; set; } = "embedder";

    public IList<ModelCall> Calls { get; } = [];

    public IChatClient CreateChatClient(ModelCall call)
    {
        lock (Calls)
            Calls.Add(call);
        return new Client(Chat!);
    }

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelCall call)
    {
        lock (Calls)
            Calls.Add(call);
        return new Generator(Embed!, EmbeddingModel);
    }

    public ValueTask<RoleState> GetRoleAsync(string cityId, string role, CancellationToken cancellationToken)
    {
        var name = role == ModelRoles.Embed ? EmbeddingModel : "small";
        var isThere = role == ModelRoles.Embed ? Embed is not null : Chat is not null;
        return ValueTask.FromResult(new RoleState(role, [new ModelState(name, isThere, 8_192, CanCallTools: false)]));
    }

    private sealed class Client(Func<IReadOnlyList<ChatMessage>, CancellationToken, Task<string>> answer) : IChatClient
    {
        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            new(new ChatMessage(ChatRole.Assistant, await answer([.. messages], cancellationToken)));

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, await answer([.. messages], cancellationToken));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Generator(Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<float[]>>> embed, string model) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            new((await embed([.. values], cancellationToken)).Select(vector => new Embedding<float>(vector) { ModelId = model }));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
