using Assistant.PluginHosting.Loading;
using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Catalog;

/// <summary>Takes one version from work to nothing: Draining → Unloaded, or Leaked where something still holds it.</summary>
internal sealed class PluginUnloader(PluginHostingOptions options, TimeProvider timeProvider)
{
    /// <summary>Drains, unloads and proves it.</summary>
    /// <returns>How it ended; <see langword="null"/> where it has been switched off by itself meanwhile.</returns>
    public async Task<UnloadResult?> RunAsync(PluginEntry entry, PluginReason reason, string actor, CancellationToken cancellationToken)
    {
        if (!await entry.TryMoveAsync(PluginState.Draining, reason, actor, cancellationToken))
            return null;
        await entry.CloseAsync(options.DrainTimeout, cancellationToken);
        entry.Release(reason);
        return await ProveAsync(entry, actor, CancellationToken.None);
    }

    /// <summary>Unloads a version that never came to work, or was switched off by itself.</summary>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> ClearAsync(PluginEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Remains is not { } remains)
            return true;
        if (await UnloadProof.CollectAsync(remains, options.UnloadCollections, timeProvider, cancellationToken) is not null)
            return true;
        await entry.TryMoveAsync(PluginState.Leaked, Held(entry), Actors.Host, CancellationToken.None);
        return false;
    }

    private async Task<UnloadResult> ProveAsync(PluginEntry entry, string actor, CancellationToken cancellationToken)
    {
        var collections = await UnloadProof.CollectAsync(entry.Remains!, options.UnloadCollections, timeProvider, cancellationToken);
        var (state, reason) = collections is { } count ? (PluginState.Unloaded, PluginReasons.Unloaded(count)) : (PluginState.Leaked, Held(entry));
        await entry.MoveAsync(state, reason, actor, CancellationToken.None);
        return new UnloadResult(state, reason.Text, collections ?? options.UnloadCollections) { Cause = reason };
    }

    private PluginReason Held(PluginEntry entry) => entry.Abandoned == 0 && PluginHolders.Find(entry.Remains!) is { Count: > 0 } holders
        ? PluginReasons.HeldBy(options.UnloadCollections, string.Join(", ", holders))
        : PluginReasons.Held(options.UnloadCollections, entry.Abandoned);
}
