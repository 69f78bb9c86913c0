using System.Collections.Immutable;

namespace Assistant.PluginHosting.Catalog;

/// <summary>A plugin of the catalogue: the version that new turns get, and those before it that have not gone yet. Thread-safe.</summary>
/// <param name="current">The version.</param>
/// <param name="steps">Where the slot takes the place of another one, what guards that one's steps.</param>
internal sealed class PluginSlot(PluginEntry current, SemaphoreSlim? steps = null)
{
    private readonly Lock _lock = new();
    private volatile PluginEntry _current = current;
    private ImmutableArray<PluginEntry> _retired = [];
    private PluginAttempt? _attempt;

    public string Id => _current.Id;

    /// <summary>Guards steps that take several transitions.</summary>
    public SemaphoreSlim Steps { get; } = steps ?? new(1, 1);

    public PluginEntry Current => _current;

    public ImmutableArray<PluginEntry> Retired => _retired;

    public PluginStatus Status
    {
        get
        {
            lock (_lock)
                return _current.Status with { Retired = [.. _retired.Select(RetiredPlugin.Of)], FailedAttempt = _attempt };
        }
    }

    /// <summary>Puts another version in the place of the current one; from now on new turns get it. The one before is shown as long as its code is in memory.</summary>
    /// <returns>The one before.</returns>
    public PluginEntry Replace(PluginEntry next)
    {
        lock (_lock)
        {
            var old = _current;
            old.IsCurrent = false;
            if (old.IsLoaded)
                _retired = _retired.Add(old);
            _current = next;
            _attempt = null;
            return old;
        }
    }

    /// <summary>A version is not shown any more: it is gone, or never came to work. The last that was unloaded stays.</summary>
    public void Forget(PluginEntry entry)
    {
        lock (_lock)
        {
            _retired = entry.State == PluginState.Unloaded
                ? _retired.RemoveAll(other => other != entry && other.State == PluginState.Unloaded)
                : _retired.Remove(entry);
        }
    }

    /// <summary>Shows a version that is still in memory though it does not work.</summary>
    public void Show(PluginEntry entry)
    {
        lock (_lock)
            _retired = _retired.Contains(entry) ? _retired : _retired.Add(entry);
    }

    public void Fail(PluginAttempt attempt)
    {
        lock (_lock)
            _attempt = attempt;
    }
}
