using System.Globalization;

namespace Assistant.PluginHosting.Catalog;

/// <summary>Takes one plugin from work to nothing: Draining → Unloaded, or Leaked where something still holds it.</summary>
internal sealed class PluginUnloader(PluginHostingOptions options, TimeProvider timeProvider)
{
    /// <summary>Drains, unloads and proves it. The caller holds the plugin's steps.</summary>
    public async Task<UnloadResult> RunAsync(PluginEntry entry, string reason, string actor, CancellationToken cancellationToken)
    {
        await entry.MoveAsync(PluginState.Draining, reason, actor, cancellationToken);
        await entry.CloseAsync(options.DrainTimeout, cancellationToken);
        return await ProveAsync(entry, entry.Release(reason)!, actor);
    }

    private async Task<UnloadResult> ProveAsync(PluginEntry entry, WeakReference proof, string actor)
    {
        var collections = await UnloadProof.CollectAsync(proof, options.UnloadCollections, timeProvider, CancellationToken.None);
        var abandoned = entry.Instances.Sum(instance => instance.Gate.Abandoned);
        var result = collections is { } count
            ? new UnloadResult(PluginState.Unloaded, string.Create(CultureInfo.InvariantCulture, $"Gone from memory after {count} collections."), count)
            : new UnloadResult(PluginState.Leaked, Leak(abandoned), options.UnloadCollections);
        await entry.MoveAsync(result.State, result.Reason, actor, CancellationToken.None);
        return result;
    }

    private string Leak(int abandoned) => string.Create(
        CultureInfo.InvariantCulture,
        $"Still in memory after {options.UnloadCollections} collections: {(abandoned > 0 ? $"{abandoned} of its calls were abandoned and still run" : "something outside it holds one of its objects (a static event, a timer, a thread)")}. A restart of the host ends it.");
}
