using System.Collections.Concurrent;
using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Catalog;

/// <summary>Sees former versions out while the new one already works. Thread-safe.</summary>
internal sealed class PluginRetirement(PluginUnloader unloader, ILogger<PluginRetirement> log) : IDisposable
{
    /// <summary>A plugin that is loaded again and again must not pile up in memory while long turns hold its former versions.</summary>
    private const int MostAtOnce = 3;

    private readonly ConcurrentDictionary<PluginEntry, (PluginSlot Slot, Task Task)> _leaving = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Begins to drain, unload and prove a version whose place another one has taken.</summary>
    public void Begin(PluginSlot slot, PluginEntry old, PluginReason reason, string actor) => Add(slot, old, async () =>
    {
        if (await unloader.RunAsync(old, reason, actor, _stopping.Token) is null)
            await unloader.ClearAsync(old, _stopping.Token);
        if (old.State != PluginState.Leaked)
            slot.Forget(old);
    });

    /// <summary>Begins to prove that a version is gone that does not work any more, or never did.</summary>
    public void Clear(PluginSlot slot, PluginEntry old) => Add(slot, old, async () =>
    {
        if (await unloader.ClearAsync(old, _stopping.Token))
            slot.Forget(old);
        else
            slot.Show(old);
    });

    /// <summary>Waits until there is room for one more version of a plugin.</summary>
    public async Task RoomAsync(PluginSlot slot)
    {
        while (_leaving.Values.Where(leaving => leaving.Slot == slot).Select(leaving => leaving.Task).ToList() is { Count: >= MostAtOnce } tasks)
            await Task.WhenAny(tasks);
    }

    /// <summary>Waits for no turn any more; the process ends.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_leaving.Values.Select(leaving => leaving.Task));
    }

    public void Dispose() => _stopping.Dispose();

    private void Add(PluginSlot slot, PluginEntry old, Func<Task> leave)
    {
        var begun = new TaskCompletionSource();
        _leaving[old] = (slot, RunAsync(old, leave, begun.Task));
        begun.SetResult();
    }

    private async Task RunAsync(PluginEntry old, Func<Task> leave, Task begun)
    {
        await begun;
        try
        {
            await leave();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !_stopping.IsCancellationRequested)
        {
            log.LifeFailed(exception, old.Id, old.Version, "unloading");
        }
        catch (OperationCanceledException)
        {
            // The host stops; what is left goes with the process.
        }
        finally
        {
            _leaving.TryRemove(old, out _);
        }
    }
}
