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
internal sealed class PluginInstance(PluginManifest manifest, City city, PluginHostingOptions options, CallGate gate, HttpClient http, ILogger log)
{
    private readonly Lock _lock = new();
    private readonly List<SourceReading> _readings = [];
    private readonly Dictionary<string, IKnowledgeSource> _sources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PluginKnowledge> _knowledge = new(StringComparer.Ordinal);
    private ServiceProvider? _services;
    private bool _closed;
    private Dictionary<string, AIFunction> _functions = [];
    private IReadOnlyList<Type> _sourceTypes = [];

    public PluginManifest Manifest => manifest;

    public City City => city;

    public CallGate Gate => gate;

    public ILogger Log => log;

    public IReadOnlyList<PluginTool> Tools { get; private set; } = [];

    public TimeSpan CloseTimeout => options.ConfigureTimeout;

    public TimeSpan SourceChangeTimeout => Lower(manifest.Limits.SourceChangeTimeout, options.SourceChangeTimeout);

    private TimeSpan ToolTimeout => Lower(manifest.Limits.ToolTimeout, options.ToolTimeout);

    public void Open(ServiceProvider services, IReadOnlyList<AIFunction> functions, IReadOnlyList<Type> sourceTypes)
    {
        lock (_lock)
        {
            // Configure may return after it was given up on.
            if (_closed)
            {
                services.Dispose();
                throw new PluginGoneException(manifest.Id);
            }

            _services = services;
        }

        _functions = functions.ToDictionary(function => function.Name, StringComparer.Ordinal);
        _sourceTypes = sourceTypes;
        Tools = [.. functions.Select(function => new PluginTool(this, function.Name, function.Description, function.JsonSchema.Clone(), ToolTraits.Of(function)))];
    }

    public async Task<ToolOutcome> InvokeToolAsync(string name, Caller caller, IEnumerable<KeyValuePair<string, object?>> arguments, CancellationToken cancellationToken)
    {
        var scope = new CallScope();
        scope.Begin(caller);
        // Copied here: the call may outlive the caller's interest in it.
        var values = new AIFunctionArguments();
        foreach (var (argument, value) in arguments)
            values[argument] = value;
        try
        {
            return new ToolOutcome(await gate.RunAsync($"tool {name}", ToolTimeout, token => CallAsync(name, scope, values, token), cancellationToken));
        }
        catch (PluginGoneException)
        {
            return Error(ToolErrorKind.Unavailable, ToolMessages.Gone(manifest.DisplayName));
        }
        catch (PluginTimeoutException exception)
        {
            log.TimedOut(manifest.Id, city.Id, $"tool {name}", exception.Limit.TotalSeconds);
            return Error(ToolErrorKind.TimedOut, ToolMessages.TimedOut(manifest.DisplayName, exception.Limit));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (ToolArgumentException exception)
        {
            return Error(ToolErrorKind.InvalidArguments, ToolMessages.InvalidArgument(exception));
        }
        catch (PluginException exception)
        {
            return Error(ToolErrorKind.Failed, new LocalizedText(exception.Message));
        }
        catch (Exception exception)
        {
            log.Failed(manifest.Id, city.Id, $"tool {name}", exception.ToString());
            return Error(ToolErrorKind.Faulted, ToolMessages.Faulted(manifest.DisplayName));
        }
        finally
        {
            // Also where the call was given up on: what still runs has nobody's identity any more.
            scope.End();
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
                throw SourceMessages.Gone(manifest.Id);
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

    /// <summary>Lets no call in any more, waits for those under way, disposes the container and lets go of the plugin.</summary>
    public async Task CloseAsync(TimeSpan drain, CancellationToken cancellationToken)
    {
        await gate.CloseAsync(drain, cancellationToken);
        try
        {
            await gate.RunLastAsync("disposing", CloseTimeout, DisposeServicesAsync);
        }
        catch (Exception exception)
        {
            log.Failed(manifest.Id, city.Id, "disposing", exception.ToString());
        }

        Release();
        http.Dispose();
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

    private async Task<IReadOnlyList<ToolPart>> CallAsync(string name, CallScope call, AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (_services is not { } services || !_functions.TryGetValue(name, out var function))
            throw new PluginGoneException(manifest.Id);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallScopeSlot>().Scope = call;
        arguments.Services = scope.ServiceProvider;
        return ToolResult.Copy(await function.InvokeAsync(arguments, cancellationToken));
    }

    private async Task<PluginKnowledge> CreateSourceAsync(int index, CancellationToken cancellationToken)
    {
        var type = _sourceTypes[index].Name;
        if (_knowledge.TryGetValue(type, out var known))
            return known;
        try
        {
            var name = await gate.RunAsync($"constructor of {type}", options.ConfigureTimeout, _ => Task.FromResult(CreateSource(index)), cancellationToken);
            return _knowledge.GetOrAdd(type, _ => new PluginKnowledge(manifest.Id, city.Id, name, new GuardedKnowledgeSource(this, name), http));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception)
        {
            log.Failed(manifest.Id, city.Id, $"constructor of {type}", exception.ToString());
            var failure = exception switch
            {
                PluginException or PluginHostingException => SourceMessages.Wrong(type, exception.Message),
                PluginTimeoutException timeout => SourceMessages.TimedOut(type, timeout.Limit),
                PluginGoneException => SourceMessages.Gone(manifest.Id),
                _ => SourceMessages.Faulted(type, exception.GetType().Name),
            };
            return new PluginKnowledge(manifest.Id, city.Id, type, new FailedKnowledgeSource(type, failure), http);
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

    private static ToolOutcome Error(ToolErrorKind kind, LocalizedText message) => new([], new ToolError(kind, message));

    private static TimeSpan Lower(TimeSpan? own, TimeSpan most) => own < most ? own.Value : most;
}
