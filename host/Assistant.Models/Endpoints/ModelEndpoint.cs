using System.Collections.Concurrent;
using Assistant.Models.Servers;
using Assistant.Models.Settings;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Endpoints;

/// <summary>
/// A model server with what is known of it. State changes through probes and failed calls alone; who asks reads an immutable snapshot.
/// Thread-safe; <see cref="InFlight"/> and <see cref="LastUse"/> belong to admission and change under its lock.
/// </summary>
internal sealed class ModelEndpoint : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Func<EndpointOptions, IModelServer> _create;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, IChatClient> _chats = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IEmbeddingGenerator<string, Embedding<float>>> _embedders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ModelReport?> _reports = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _missingUntil = new(StringComparer.OrdinalIgnoreCase);
    private volatile EndpointStatus _status;
    private volatile bool _showsLife;
    private volatile bool _isBusy;
    private volatile bool _isSuspected;
    private ITimer? _busy;
    private long _probedAt;
    private IModelServer? _server;
    private CancellationTokenSource _life = new();
    private int _failedProbes;
    private int _failedCalls;

    public ModelEndpoint(EndpointOptions options, Func<EndpointOptions, IModelServer> create, TimeProvider time)
    {
        Options = options;
        _create = create;
        _time = time;
        Name = EndpointName.Of(options);
        _status = new EndpointStatus(Name, options.Url, options.Kind, EndpointState.Unknown, time.GetUtcNow()) { Parallel = options.Parallel };
    }

    public string Name { get; }

    public EndpointOptions Options { get; }

    public EndpointStatus Status => _status;

    public int InFlight { get; set; }

    public long LastUse { get; set; }

    /// <summary>Ends when a probe finds the endpoint dead; calls without a first token listen to it.</summary>
    public CancellationToken Life
    {
        get
        {
            lock (_lock)
                return _life.Token;
        }
    }

    /// <summary>The server. Made at the first probe, so that one that cannot be made costs itself only.</summary>
    public IModelServer Server
    {
        get
        {
            lock (_lock)
                return _server ??= _create(Options);
        }
    }

    /// <summary>A failed call or somebody who waits asks for a probe before its time.</summary>
    public event Action? ProbeWanted;

    /// <summary>A call waits for long for its first token.</summary>
    public event Action? Suspected;

    /// <summary>A busy endpoint has had the pause that it asked for.</summary>
    public event Action? CanBeAskedAgain;

    public IChatClient ChatClient(ModelOptions model) => _chats.GetOrAdd(model.Name, static (_, the) => the.Server.CreateChatClient(the.model), (Server, model));

    public IEmbeddingGenerator<string, Embedding<float>> Embedder(ModelOptions model) =>
        _embedders.GetOrAdd(model.Name, static (_, the) => the.Server.CreateEmbeddingGenerator(the.model), (Server, model));

    public bool Has(string model)
    {
        var models = _status.Models;
        for (var i = 0; i < models.Count; i++)
        {
            if (ModelName.IsSame(models[i], model))
                return _missingUntil.IsEmpty || !_missingUntil.TryGetValue(model, out var until) || until <= _time.GetUtcNow();
        }

        return false;
    }

    /// <summary>Whether the model is in memory; servers that load one model for good and list none as loaded have all of theirs there.</summary>
    public bool HasLoaded(string model)
    {
        var status = _status;
        return status.Loaded.Count == 0 ? status.Kind == EndpointKind.OpenAI : status.Loaded.Keys.Any(loaded => ModelName.IsSame(loaded, model));
    }

    /// <summary>The context length that the model is loaded with, in tokens; 0 where it is not loaded or nobody says.</summary>
    public int LoadedContext(string model) => _status.Loaded.FirstOrDefault(loaded => ModelName.IsSame(loaded.Key, model)).Value;

    public bool IsBusy => _isBusy;

    public ModelReport? Report(string model) => _reports.GetValueOrDefault(model);

    public bool IsDescribed(string model) => _reports.ContainsKey(model);

    public void Describe(string model, ModelReport? report) => _reports[model] = report;

    /// <summary>A byte came: whatever a slow probe says, the server lives.</summary>
    public void ShowsLife()
    {
        // Read first: a write for every token would move the line between the processors' caches.
        if (!_showsLife)
            _showsLife = true;
    }

    /// <returns>Whether somebody waits for what the probe says.</returns>
    public bool BeginProbe()
    {
        _showsLife = false;
        Volatile.Write(ref _probedAt, _time.GetUtcNow().UtcTicks);
        var isSuspected = _isSuspected;
        _isSuspected = false;
        return isSuspected;
    }

    /// <summary>A probe succeeded.</summary>
    /// <returns>Whether the endpoint was not known to be alive before.</returns>
    public bool Answered(ServerReport report, TimeSpan nextProbe)
    {
        lock (_lock)
        {
            var before = _status;
            _failedProbes = 0;
            if (before.State is EndpointState.Down or EndpointState.Unknown || !before.Models.SequenceEqual(report.Models, StringComparer.Ordinal))
                _reports.Clear();
            var now = _time.GetUtcNow();
            _status = new EndpointStatus(Name, Options.Url, Options.Kind, EndpointState.Up, before.State == EndpointState.Up ? before.Since : now)
            {
                NextProbe = now + nextProbe,
                Version = report.Version,
                Models = report.Models,
                Loaded = report.Loaded,
                Parallel = Options.Parallel,
            };
            return before.State is EndpointState.Down or EndpointState.Unknown;
        }
    }

    /// <summary>A probe failed.</summary>
    /// <returns>Whether the endpoint was not known to be dead before, and the calls without a first token there that must be given up.</returns>
    public (bool IsNews, CancellationTokenSource? GiveUp) DidNotAnswer(ModelException exception)
    {
        lock (_lock)
        {
            if (exception.Failure == ModelFailure.TimedOut && _showsLife && _status.State == EndpointState.Up)
            {
                _status = _status with { NextProbe = _time.GetUtcNow() + Backoff.After(1) };
                return (false, null);
            }

            var before = _status;
            _failedProbes++;
            var now = _time.GetUtcNow();
            _status = before with
            {
                State = EndpointState.Down,
                Since = before.State is EndpointState.Down ? before.Since : now,
                Reason = exception.Message,
                Failure = exception.Failure,
                Cause = exception.Cause,
                NextProbe = now + Backoff.After(_failedProbes),
            };
            var life = _life;
            _life = new CancellationTokenSource();
            return (before.State != EndpointState.Down, life);
        }
    }

    /// <summary>A call failed there: the cool-down by the class of its error.</summary>
    public void Failed(ModelException exception, string model)
    {
        var now = _time.GetUtcNow();
        switch (exception.Failure)
        {
            case ModelFailure.Busy:
                BusyFor(exception.RetryAfter ?? Backoff.Busy);
                break;
            case ModelFailure.ModelMissing or ModelFailure.EmbeddingSizeChanged:
                _missingUntil[model] = now + Backoff.Missing;
                break;
            case ModelFailure.Unreachable or ModelFailure.TimedOut or ModelFailure.ServerFailed or ModelFailure.BrokenAnswer:
                lock (_lock)
                {
                    // Many calls break with one server; they count as one failure.
                    if (_status.State != EndpointState.Up)
                        return;
                    _failedCalls++;
                    _status = _status with
                    {
                        State = EndpointState.CoolingDown,
                        Since = now,
                        Reason = exception.Message,
                        Failure = exception.Failure,
                        Cause = exception.Cause,
                        NextProbe = now + Backoff.After(_failedCalls),
                    };
                }

                ProbeWanted?.Invoke();
                break;
        }
    }

    /// <summary>A call was answered: what failed before is over.</summary>
    public void Succeeded() => Volatile.Write(ref _failedCalls, 0);

    /// <summary>A call has waited for its first token for a while: this server is asked whether it lives, and the others with it, before the call needs them.</summary>
    public void Suspect() => Suspected?.Invoke();

    /// <summary>Probe now and shortly, unless a probe is close.</summary>
    public void SuspectDead()
    {
        lock (_lock)
        {
            var soon = new DateTimeOffset(Math.Max(_time.GetUtcNow().UtcTicks, Volatile.Read(ref _probedAt) + Backoff.ProbeAtMostEvery.Ticks), TimeSpan.Zero);
            if (_status.State != EndpointState.Up || _status.NextProbe is not { } next || next <= soon)
                return;
            _isSuspected = true;
            _status = _status with { NextProbe = soon };
        }

        ProbeWanted?.Invoke();
    }

    /// <summary>Probe now: somebody looks at it. A probe that is under way, or has not come back, stays the one.</summary>
    public void ProbeNow()
    {
        lock (_lock)
        {
            if (_status.NextProbe is null)
                return;
            _status = _status with { NextProbe = _time.GetUtcNow() };
        }

        ProbeWanted?.Invoke();
    }

    private void BusyFor(TimeSpan pause)
    {
        var limited = pause < Backoff.MaxBusy ? pause : Backoff.MaxBusy;
        lock (_lock)
        {
            _isBusy = true;
            _busy ??= _time.CreateTimer(static endpoint => ((ModelEndpoint)endpoint!).BusyIsOver(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _busy.Change(limited, Timeout.InfiniteTimeSpan);
        }
    }

    private void BusyIsOver()
    {
        _isBusy = false;
        CanBeAskedAgain?.Invoke();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _busy?.Dispose();
            _server?.Dispose();
            _life.Dispose();
        }
    }
}
