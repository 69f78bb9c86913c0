using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Assistant.PluginHosting.Calls;
using Assistant.PluginHosting.Knowledge;
using Assistant.PluginHosting.Tools;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting;

/// <summary>
/// A plugin in a city: its container, tools and sources. Everything that the host hands out refers to this object, and this object alone
/// to the plugin; <see cref="CloseAsync"/> cuts that one tie. Thread-safe.
/// </summary>
internal sealed class PluginInstance
{
    private readonly PluginHostingOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly HttpClient _http;
    private readonly ToolRunner _tools;
    private readonly LeaseCount _leases = new();
    private readonly Lock _lock = new();
    private readonly List<SourceReading> _readings = [];
    private readonly Dictionary<string, IKnowledgeSource> _sources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PluginKnowledge> _knowledge = new(StringComparer.Ordinal);
    private ServiceProvider? _services;
    private bool _closed;
    private Dictionary<string, AIFunction> _functions = [];
    private IReadOnlyList<Type> _toolTypes = [];
    private IReadOnlyList<Type> _sourceTypes = [];

    public PluginInstance(PluginManifest manifest, City city, PluginHostingOptions options, CallGate gate, HttpClient http, TimeProvider timeProvider, ILogger log)
    {
        (Manifest, City, Gate, Log) = (manifest, city, gate, log);
        (_options, _http, _timeProvider) = (options, http, timeProvider);
        Circuit = new CircuitBreaker(options.CircuitFailures, options.CircuitWindow, options.CircuitBreak, timeProvider);
        _tools = new ToolRunner(this, Circuit, options, timeProvider);
    }

    public PluginManifest Manifest { get; }

    public City City { get; }

    public CallGate Gate { get; }

    public CircuitBreaker Circuit { get; }

    public ILogger Log { get; }

    public IReadOnlyList<PluginTool> Tools { get; private set; } = [];

    public TimeSpan CloseTimeout => _options.ConfigureTimeout;

    public TimeSpan SourceChangeTimeout => Lower(Manifest.Limits.SourceChangeTimeout, _options.SourceChangeTimeout);

    private TimeSpan ToolTimeout => Lower(Manifest.Limits.ToolTimeout, _options.ToolTimeout);

    /// <summary>Has somebody told when the circuit opens or closes, and when a call is abandoned.</summary>
    public void Watch(Action changed)
    {
        _tools.Changed = changed;
        Gate.Abandoning = changed;
    }

    /// <summary>Holds the instance for a turn; not any more once it closes.</summary>
    public bool TryLease() => _leases.TryTake();

    public void Return() => _leases.Return();

    public void Open(ServiceProvider services, IReadOnlyList<AIFunction> functions, IReadOnlyList<Type> toolTypes, IReadOnlyList<Type> sourceTypes)
    {
        lock (_lock)
        {
            // Configure may return after it was given up on.
            if (_closed)
            {
                services.Dispose();
                throw new PluginGoneException(Manifest.Id);
            }

            _services = services;
        }

        _functions = functions.ToDictionary(function => function.Name, StringComparer.Ordinal);
        _toolTypes = toolTypes;
        _sourceTypes = sourceTypes;
        Tools = [.. functions.Select(function => new PluginTool(this, function.Name, function.Description, function.JsonSchema.Clone(), ToolTraits.Of(function)))];
    }

    public Task<ToolOutcome> InvokeToolAsync(string name, Caller caller, IEnumerable<KeyValuePair<string, object?>> arguments, CancellationToken cancellationToken) =>
        _tools.RunAsync(name, ToolTimeout, caller, arguments, cancellationToken);

    /// <summary>Constructs what the plugin registered, each under the limit of setting up: whether it would work shows here, and not to the first who asks.</summary>
    /// <exception cref="Exception">What the plugin throws.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        foreach (var type in _toolTypes)
            await Gate.RunAsync($"constructor of {type.Name}", _options.ConfigureTimeout, _ => ConstructAsync(type), cancellationToken);
        for (var index = 0; index < _sourceTypes.Count; index++)
        {
            var at = index;
            await Gate.RunAsync($"constructor of {_sourceTypes[at].Name}", _options.ConfigureTimeout, _ => Task.FromResult(CreateSource(at)), cancellationToken);
        }
    }

    /// <summary>Creates the sources that have not been created yet. One that fails is tried again at the next call.</summary>
    public async Task<IReadOnlyList<PluginKnowledge>> GetKnowledgeAsync(CancellationToken cancellationToken)
    {
        var result = new List<PluginKnowledge>();
        for (var index = 0; index < _sourceTypes.Count; index++)
            result.Add(await CreateSourceAsync(index, cancellationToken));
        return result;
    }

    /// <exception cref="PluginException">The plugin is gone.</exception>
    public SourceReading OpenSource(string name, ReadRequest request)
    {
        lock (_lock)
        {
            if (!_sources.TryGetValue(name, out var source))
                throw SourceMessages.Gone(Manifest.Id);
            var reading = new SourceReading(this, name, source, request);
            _readings.Add(reading);
            return reading;
        }
    }

    public void Forget(SourceReading reading)
    {
        lock (_lock)
            _readings.Remove(reading);
    }

    /// <summary>
    /// Waits for the turns that hold it, whose calls are still let in; then lets no call in any more, waits for those under way, disposes the
    /// container and lets go of the plugin. Leases and calls have the same limit, together.
    /// </summary>
    public async Task CloseAsync(TimeSpan drain, CancellationToken cancellationToken)
    {
        var began = _timeProvider.GetTimestamp();
        if (await _leases.CloseAsync(drain, _timeProvider, cancellationToken) is > 0 and var held)
            Log.LeasesHeld(Manifest.Id, Manifest.Version, City.Id, held, drain.TotalSeconds);
        var left = drain - _timeProvider.GetElapsedTime(began);
        await Gate.CloseAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
        try
        {
            await Gate.RunLastAsync("disposing", CloseTimeout, DisposeServicesAsync);
        }
        catch (Exception exception)
        {
            Log.Failed(Manifest.Id, City.Id, "disposing", exception.ToString());
        }

        Release();
        _http.Dispose();
        Gate.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Release()
    {
        lock (_lock)
        {
            _closed = true;
            foreach (var reading in _readings)
                reading.Drop();
            _readings.Clear();
            _sources.Clear();
            _knowledge.Clear();
            _toolTypes = [];
            _sourceTypes = [];
            _functions = [];
            _services = null;
        }
    }

    private async Task DisposeServicesAsync()
    {
        if (_services is { } services)
            await services.DisposeAsync();
    }

    private async Task<bool> ConstructAsync(Type type)
    {
        if (_services is not { } services)
            throw new PluginGoneException(Manifest.Id);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService(type);
        return true;
    }

    /// <summary>For <see cref="ToolRunner"/>: the tool itself, in a scope of its own.</summary>
    public async Task<IReadOnlyList<ToolPart>> CallAsync(string name, CallScope call, AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (_services is not { } services || !_functions.TryGetValue(name, out var function))
            throw new PluginGoneException(Manifest.Id);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallScopeSlot>().Scope = call;
        arguments.Services = scope.ServiceProvider;
        return ToolResult.Copy(await function.InvokeAsync(arguments, cancellationToken), _options.MaxResultBytes);
    }

    private async Task<PluginKnowledge> CreateSourceAsync(int index, CancellationToken cancellationToken)
    {
        var type = _sourceTypes[index].Name;
        if (_knowledge.TryGetValue(type, out var known))
            return known;
        try
        {
            var name = await Gate.RunAsync($"constructor of {type}", _options.ConfigureTimeout, _ => Task.FromResult(CreateSource(index)), cancellationToken);
            return _knowledge.GetOrAdd(type, _ => new PluginKnowledge(Manifest.Id, City.Id, name, new GuardedKnowledgeSource(this, name), _http));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception)
        {
            Log.Failed(Manifest.Id, City.Id, $"constructor of {type}", exception.ToString());
            var failure = exception switch
            {
                PluginException or PluginHostingException => SourceMessages.Wrong(type, exception.Message),
                PluginTimeoutException timeout => SourceMessages.TimedOut(type, timeout.Limit),
                PluginGoneException => SourceMessages.Gone(Manifest.Id),
                _ => SourceMessages.Faulted(type, exception.GetType().Name),
            };
            return new PluginKnowledge(Manifest.Id, City.Id, type, new FailedKnowledgeSource(type, failure), _http);
        }
    }

    private string CreateSource(int index)
    {
        var source = (IKnowledgeSource)_services!.GetRequiredService(_sourceTypes[index]);
        var name = source.Name;
        if (string.IsNullOrEmpty(name) || name.Length > 64 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
            throw new PluginException($"Ihr Name „{name}“ ist keiner: kleine Buchstaben, Ziffern, - und _, höchstens 64 Zeichen.");
        lock (_lock)
        {
            if (_sources.TryGetValue(name, out var other) && other != source)
                throw new PluginException($"Ihr Name „{name}“ gehört schon einer anderen Quelle des Plugins.");
            _sources[name] = source;
        }

        return name;
    }

    private static TimeSpan Lower(TimeSpan? own, TimeSpan most) => own < most ? own.Value : most;
}
