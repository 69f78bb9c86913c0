using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assistant.PluginHosting.Calls;
using Assistant.PluginHosting.States;
using Assistant.Sdk;

namespace Assistant.PluginHosting.Catalog;

/// <summary>One version of a plugin: its way through the states and, while it is loaded, its code. Thread-safe.</summary>
internal sealed class PluginEntry(FoundPlugin found, PluginState? state, PluginStateStore store, PluginHostingOptions options, TimeProvider timeProvider, ILogger log)
{
    private const int MaxReasonLength = 4000;

    private readonly Lock _lock = new();
    private PluginState? _state = state;
    private string _reason = "";
    private PluginReason? _cause;
    private DateTimeOffset _since;
    private IReadOnlyList<Finding> _findings = [];
    private ImmutableArray<PluginInstance> _instances = [];
    private ImmutableArray<PluginInstance> _former = [];
    private ImmutableArray<PluginCityStatus> _cities = [];
    private ILoadedPlugin? _loaded;
    private IAssistantPlugin? _plugin;

    public string Id => found.Id;

    public string Folder => found.Folder;

    public PluginManifest? Manifest => found.Manifest;

    public string Version => Manifest?.Version ?? "";

    /// <summary>Whether this is the version that the plugin's stored state tells of.</summary>
    public bool IsCurrent { get; set; } = true;

    /// <summary>Dies when nothing holds the code any more; <see langword="null"/> as long as it was not unloaded.</summary>
    public WeakReference? Remains { get; private set; }

    /// <summary>One step at a time: a plugin also moves by itself.</summary>
    private SemaphoreSlim Moving { get; } = new(1, 1);

    public PluginState? State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    /// <summary>Whether its code is in memory, as far as is known.</summary>
    public bool IsLoaded => _loaded is not null || Remains is { IsAlive: true };

    public bool IsRunning => State is PluginState.Active or PluginState.Degraded;

    /// <summary>The instances that calls may go to.</summary>
    public ImmutableArray<PluginInstance> Active => IsRunning ? _instances : [];

    public ImmutableArray<PluginInstance> Instances => _instances;

    /// <summary>What sets further cities up; <see langword="null"/> where the code is not loaded.</summary>
    public IAssistantPlugin? Plugin => _plugin;

    /// <summary>Calls that were given up on and still run, also in cities where it was switched off since.</summary>
    public int Abandoned => _instances.Sum(instance => instance.Gate.Abandoned) + _former.Sum(instance => instance.Gate.Abandoned);

    public PluginStatus Status
    {
        get
        {
            lock (_lock)
            {
                return new PluginStatus
                {
                    Id = Id,
                    Version = Version,
                    State = _state ?? PluginState.Discovered,
                    Reason = _reason,
                    Cause = _cause,
                    Since = _since,
                    Folder = Folder,
                    DisplayName = Manifest?.DisplayName ?? new LocalizedText(Id),
                    Cities = [.. _cities.Select(Now)],
                    Skills = Manifest?.Skills ?? [],
                    Findings = _findings,
                    Actions = _state is { } now ? PluginActions.Of(now) : [],
                    AbandonedCalls = Abandoned,
                };
            }
        }
    }

    /// <exception cref="InvalidOperationException">The table does not allow the step: a mistake in the host.</exception>
    /// <exception cref="Assistant.Storage.StorageException">The step cannot be stored; the plugin stays where it was.</exception>
    public async Task MoveAsync(PluginState to, PluginReason reason, string actor, CancellationToken cancellationToken)
    {
        if (!await TryMoveAsync(to, reason, actor, cancellationToken))
            throw new InvalidOperationException($"The plugin {Id} cannot go from {State?.ToString() ?? "nowhere"} to {to}.");
    }

    /// <summary>As <see cref="MoveAsync"/>, where the plugin may have moved by itself meanwhile.</summary>
    /// <returns>Whether the table allows the step.</returns>
    public async Task<bool> TryMoveAsync(PluginState to, PluginReason reason, string actor, CancellationToken cancellationToken)
    {
        await Moving.WaitAsync(cancellationToken);
        try
        {
            if (!PluginTransitions.Allows(State, to))
                return false;
            await StepAsync(to, reason, actor, cancellationToken);
            return true;
        }
        finally
        {
            Moving.Release();
        }
    }

    public Task RefuseAsync(PluginState to, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        lock (_lock)
            _findings = findings;
        return MoveAsync(to, PluginReasons.Refused(to, findings), Actors.Host, cancellationToken);
    }

    public void Hold(ILoadedPlugin loaded) => _loaded = loaded;

    public void Hold(IAssistantPlugin plugin) => _plugin = plugin;

    public void Add(PluginInstance instance)
    {
        instance.Watch(() => _ = CheckAsync());
        lock (_lock)
        {
            _instances = _instances.Add(instance);
            Set(new PluginCityStatus(instance.City.Id, Active: true, Reason: null));
        }
    }

    public void AddOff(string cityId, PluginReason reason, bool isSwitchedOff = false)
    {
        lock (_lock)
            Set(new PluginCityStatus(cityId, Active: false, reason.Text) { Cause = reason, IsSwitchedOff = isSwitchedOff });
    }

    /// <summary>Gives a city's instance to no new call.</summary>
    /// <returns>The instance, to be closed; <see langword="null"/> where the city has none.</returns>
    public PluginInstance? SwitchOff(string cityId, PluginReason reason)
    {
        lock (_lock)
        {
            AddOff(cityId, reason, isSwitchedOff: true);
            if (_instances.FirstOrDefault(instance => instance.City.Id == cityId) is not { } off)
                return null;
            _instances = _instances.Remove(off);
            _former = _former.Add(off);
            return off;
        }
    }

    /// <summary>Closes the instances; the plugin's code stays until <see cref="Release"/>.</summary>
    public Task CloseAsync(TimeSpan drain, CancellationToken cancellationToken) =>
        Task.WhenAll(_instances.Select(instance => instance.CloseAsync(drain, cancellationToken)));

    /// <summary>Lets go of the plugin's code.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Release(PluginReason reason)
    {
        var loaded = _loaded;
        _loaded = null;
        _plugin = null;
        lock (_lock)
            _cities = [.. _cities.Select(city => city with { Active = false, Reason = city.Reason ?? reason.Text, Cause = city.Cause ?? reason })];
        if (loaded is not null)
            Remains = loaded.Unload();
    }

    /// <summary>Looks how the instances are: too many abandoned calls switch it off, an open circuit degrades it, closed ones put it right.</summary>
    public async Task CheckAsync()
    {
        try
        {
            await Moving.WaitAsync();
            try
            {
                if (!IsRunning || !await JudgeAsync())
                    return;
            }
            finally
            {
                Moving.Release();
            }

            await CloseAsync(TimeSpan.Zero, CancellationToken.None);
            Release(_cause!);
        }
        catch (Exception exception)
        {
            log.LifeFailed(exception, Id, Version, "taking note of how its calls go");
        }
    }

    /// <returns>Whether it is switched off now.</returns>
    private async Task<bool> JudgeAsync()
    {
        if (Abandoned is var abandoned && (abandoned >= options.MaxAbandonedCalls || _instances.Any(instance => instance.Gate.HasRunaway)))
        {
            await StepAsync(PluginState.Faulted, PluginReasons.CallsAbandoned(abandoned), Actors.Host, CancellationToken.None);
            return true;
        }

        var broken = _instances.Where(instance => instance.Circuit.State != CircuitState.Closed).Select(instance => instance.City.Id).ToList();
        if (broken.Count > 0 && State == PluginState.Active)
            await StepAsync(PluginState.Degraded, PluginReasons.CircuitOpen(options.CircuitFailures, options.CircuitWindow, broken), Actors.Host, CancellationToken.None);
        else if (broken.Count == 0 && State == PluginState.Degraded)
            await StepAsync(PluginState.Active, PluginReasons.Recovered, Actors.Host, CancellationToken.None);
        return false;
    }

    private async Task StepAsync(PluginState to, PluginReason reason, string actor, CancellationToken cancellationToken)
    {
        var from = State;
        var text = reason.Text.Length <= MaxReasonLength ? reason.Text : $"{reason.Text[..MaxReasonLength]}…";
        var at = timeProvider.GetUtcNow();
        await store.AddAsync(new PluginTransition(Id, Version, from, to, text, actor, at), IsCurrent, cancellationToken);
        lock (_lock)
            (_state, _reason, _cause, _since) = (to, text, reason, at);
        log.Moved(Id, Version, from, to, actor, text);
    }

    private void Set(PluginCityStatus city)
    {
        var at = _cities.IndexOf(_cities.FirstOrDefault(other => other.CityId == city.CityId)!);
        _cities = at < 0 ? _cities.Add(city) : _cities.SetItem(at, city);
    }

    private PluginCityStatus Now(PluginCityStatus city) =>
        city.Active && _instances.FirstOrDefault(instance => instance.City.Id == city.CityId)?.Circuit.RefusesUntil is { } until
            ? city with { Active = false, Reason = PluginReasons.Paused(until).Text, Cause = PluginReasons.Paused(until) }
            : city;
}
