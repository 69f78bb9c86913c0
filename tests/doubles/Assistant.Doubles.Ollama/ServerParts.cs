using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Doubles.Ollama.Requests;
using Assistant.Doubles.Ollama.Runners;
using Assistant.Doubles.Ollama.Streaming;

namespace Assistant.Doubles.Ollama;

/// <summary>What outlives a request, and a stop of the listening.</summary>
internal sealed class ServerParts : IAsyncDisposable
{
    public ServerParts(OllamaDoubleOptions options)
    {
        Options = options;
        Models = new OllamaModels(options.Models);
        Script = new Script(options.Tokens);
        Pace = new Pace(options.Latency, options.TokenInterval);
        Requests = new RequestLog(options.RememberedRequests);
        Scheduler = new Scheduler(options, Counters);
        Clock = new TokenClock(options.Time);
    }

    public OllamaDoubleOptions Options { get; }

    public OllamaModels Models { get; }

    public Script Script { get; }

    public Pace Pace { get; }

    public FaultPlan Faults { get; } = new();

    public Counters Counters { get; } = new();

    public RequestLog Requests { get; }

    public Scheduler Scheduler { get; }

    public TokenClock Clock { get; }

    public TimeProvider Time => Options.Time;

    public async ValueTask DisposeAsync()
    {
        await Clock.DisposeAsync().ConfigureAwait(false);
        Scheduler.Dispose();
    }
}
