using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assistant.PluginHosting.States;
using Assistant.Sdk;

namespace Assistant.PluginHosting.Catalog;

/// <summary>One plugin of the catalogue: its state and, while it is loaded, its code. Thread-safe.</summary>
/// <remarks>One that is loaded again becomes another object, which goes on from the state of the one before.</remarks>
internal sealed class PluginEntry(string id, string folder, PluginManifest? manifest, PluginStateStore store, TimeProvider timeProvider, ILogger log, PluginEntry? before = null)
{
    private const int MaxReasonLength = 4000;

    private readonly Lock _lock = new();
    private PluginState? _state = before?.State;
    private string _reason = "";
    private PluginReason? _cause;
    private DateTimeOffset _since;
    private IReadOnlyList<Finding> _findings = [];
    private ImmutableArray<PluginInstance> _instances = [];
    private ImmutableArray<PluginCityStatus> _cities = [];
    private ILoadedPlugin? _loaded;

    public string Id => id;

    public string Folder => folder;

    public PluginManifest? Manifest => manifest;

    /// <summary>Guards steps that take several transitions.</summary>
    public SemaphoreSlim Steps { get; } = before?.Steps ?? new(1, 1);

    public PluginState? State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    /// <summary>The instances that calls may go to.</summary>
    public ImmutableArray<PluginInstance> Active => State is PluginState.Active or PluginState.Degraded ? _instances : [];

    public ImmutableArray<PluginInstance> Instances => _instances;

    public PluginStatus Status
    {
        get
        {
            lock (_lock)
            {
                return new PluginStatus
                {
                    Id = id,
                    Version = manifest?.Version ?? "",
                    State = _state ?? PluginState.Discovered,
                    Reason = _reason,
                    Cause = _cause,
                    Since = _since,
                    Folder = folder,
                    DisplayName = manifest?.DisplayName ?? new LocalizedText(id),
                    Cities = _cities,
                    Skills = manifest?.Skills ?? [],
                    Findings = _findings,
                    Actions = _state is { } state ? PluginActions.Of(state) : [],
                    AbandonedCalls = _instances.Sum(instance => instance.Gate.Abandoned),
                };
            }
        }
    }

    /// <exception cref="InvalidOperationException">The table does not allow the step: a mistake in the host.</exception>
    /// <exception cref="Assistant.Storage.StorageException">The step cannot be stored; the plugin stays where it was.</exception>
    public async Task MoveAsync(PluginState to, PluginReason reason, string actor, CancellationToken cancellationToken)
    {
        var from = State;
        if (!PluginTransitions.Allows(from, to))
            throw new InvalidOperationException($"The plugin {id} cannot go from {from?.ToString() ?? "nowhere"} to {to}.");
        var text = reason.Text.Length <= MaxReasonLength ? reason.Text : $"{reason.Text[..MaxReasonLength]}…";
        var at = timeProvider.GetUtcNow();
        var version = manifest?.Version ?? "";
        await store.AddAsync(new PluginTransition(id, version, from, to, text, actor, at), cancellationToken);
        lock (_lock)
        {
            _state = to;
            _reason = text;
            _cause = reason;
            _since = at;
        }

        log.Moved(id, version, from, to, actor, text);
    }

    public Task RefuseAsync(PluginState to, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        lock (_lock)
            _findings = findings;
        return MoveAsync(to, PluginReasons.Refused(to, findings), Actors.Host, cancellationToken);
    }

    public void Hold(ILoadedPlugin loaded) => _loaded = loaded;

    public void Add(PluginInstance instance)
    {
        lock (_lock)
        {
            _instances = _instances.Add(instance);
            _cities = _cities.Add(new PluginCityStatus(instance.City.Id, Active: true, Reason: null));
        }
    }

    public void AddOff(string cityId, PluginReason reason)
    {
        lock (_lock)
            _cities = _cities.Add(new PluginCityStatus(cityId, Active: false, reason.Text) { Cause = reason });
    }

    /// <summary>Closes the instances; the plugin's code stays until <see cref="Release"/>.</summary>
    public Task CloseAsync(TimeSpan drain, CancellationToken cancellationToken) =>
        Task.WhenAll(_instances.Select(instance => instance.CloseAsync(drain, cancellationToken)));

    /// <summary>Lets go of the plugin's code.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public WeakReference? Release(PluginReason reason)
    {
        var loaded = _loaded;
        _loaded = null;
        lock (_lock)
            _cities = [.. _cities.Select(city => city with { Active = false, Reason = city.Reason ?? reason.Text, Cause = city.Cause ?? reason })];
        return loaded?.Unload();
    }
}
