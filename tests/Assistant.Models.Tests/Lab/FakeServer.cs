using System.Collections.Concurrent;
using System.Threading.Channels;
using Assistant.Models.Servers;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Lab;

/// <summary>A model server whose every answer the test gives.</summary>
internal sealed class FakeServer(EndpointOptions endpoint) : IModelServer
{
    private readonly Channel<FakeCall> _calls = Channel.CreateUnbounded<FakeCall>();
    private int _probes;

    public EndpointOptions Endpoint { get; } = endpoint;

    public string Name => Endpoint.Name!;

    public List<string> Models { get; set; } = [];

    public Dictionary<string, int> Loaded { get; } = new(StringComparer.Ordinal);

    /// <summary>What it says of its models; asked by the host after a probe.</summary>
    public ConcurrentDictionary<string, ModelReport> Reports { get; } = new(StringComparer.Ordinal);

    /// <summary>Replaces the answer to a probe.</summary>
    public Func<CancellationToken, Task<ServerReport>>? Probe { get; set; }

    /// <summary>What probing throws; <see langword="null"/> for an answer.</summary>
    public ModelException? Dead { get; set; }

    /// <summary>Answers vectors.</summary>
    public Func<IReadOnlyList<string>, GeneratedEmbeddings<Embedding<float>>> Embed { get; set; } = texts => [.. texts.Select(_ => new Embedding<float>(new float[4]))];

    public ConcurrentQueue<string> WarmedUp { get; } = [];

    public Func<string, Task>? WarmingUp { get; set; }

    public int Probes => Volatile.Read(ref _probes);

    public int Calls;

    public bool IsDisposed { get; private set; }

    /// <summary>The next call that reached the server.</summary>
    public async Task<FakeCall> NextCallAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return await _calls.Reader.ReadAsync(limit.Token);
    }

    public FakeCall? TryNextCall() => _calls.Reader.TryRead(out var call) ? call : null;

    public ModelException Failure(ModelFailure failure, TimeSpan? retryAfter = null) =>
        new(failure, $"{Name} fails: {failure}.") { Endpoint = Name, RetryAfter = retryAfter };

    public IChatClient CreateChatClient(ModelOptions model) => new Client(this, model.Name);

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelOptions model) => new Generator(this);

    public async Task<ServerReport> ProbeAsync(TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        try
        {
            if (Probe is not null)
                return await Probe(cancellationToken);
            if (Dead is not null)
                throw Dead;
            return new ServerReport("0.20.1", [.. Models], new Dictionary<string, int>(Loaded));
        }
        finally
        {
            Interlocked.Increment(ref _probes);
        }
    }

    public Task<ModelReport?> DescribeAsync(string model, CancellationToken cancellationToken) => Task.FromResult(Reports.GetValueOrDefault(model));

    public async Task WarmUpAsync(ModelOptions model, CancellationToken cancellationToken)
    {
        WarmedUp.Enqueue(model.Name);
        if (WarmingUp is not null)
            await WarmingUp(model.Name);
    }

    public void Dispose() => IsDisposed = true;

    private FakeCall Begin(string model, IEnumerable<ChatMessage> messages)
    {
        var call = new FakeCall(this, model, [.. messages]);
        Interlocked.Increment(ref Calls);
        _calls.Writer.TryWrite(call);
        return call;
    }

    private sealed class Client(FakeServer server, string model) : IChatClient
    {
        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            await server.Begin(model, messages).StreamAsync(cancellationToken).ToChatResponseAsync(cancellationToken);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            server.Begin(model, messages).StreamAsync(cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Generator(FakeServer server) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref server.Calls);
            return Task.FromResult(server.Embed([.. values]));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
