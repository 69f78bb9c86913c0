using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Catalog;

/// <summary>Takes one plugin from work to nothing: Draining → Unloaded, or Leaked where something still holds it.</summary>
internal sealed class PluginUnloader(PluginHostingOptions options, TimeProvider timeProvider)
{
    /// <summary>Drains, unloads and proves it. The caller holds the plugin's steps.</summary>
    public async Task<UnloadResult> RunAsync(PluginEntry entry, PluginReason reason, string actor, CancellationToken cancellationToken)
    {
        await entry.MoveAsync(PluginState.Draining, reason, actor, cancellationToken);
        await entry.CloseAsync(options.DrainTimeout, cancellationToken);
        return await ProveAsync(entry, entry.Release(reason)!, actor);
    }

    private async Task<UnloadResult> ProveAsync(PluginEntry entry, WeakReference proof, string actor)
    {
        var collections = await UnloadProof.CollectAsync(proof, options.UnloadCollections, timeProvider, CancellationToken.None);
        var abandoned = entry.Instances.Sum(instance => instance.Gate.Abandoned);
        var (state, reason) = collections is { } count
            ? (PluginState.Unloaded, PluginReasons.Unloaded(count))
            : (PluginState.Leaked, PluginReasons.Held(options.UnloadCollections, abandoned));
        await entry.MoveAsync(state, reason, actor, CancellationToken.None);
        return new UnloadResult(state, reason.Text, collections ?? options.UnloadCollections) { Cause = reason };
    }
}
