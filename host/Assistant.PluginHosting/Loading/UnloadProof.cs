using System.Runtime.CompilerServices;

namespace Assistant.PluginHosting;

/// <summary>Proves that an unloaded plugin is gone from memory. Also for tests of plugins.</summary>
public static class UnloadProof
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Collects garbage until the reference is dead.</summary>
    /// <param name="plugin">What <see cref="ILoadedPlugin.Unload"/> returned.</param>
    /// <param name="maxCollections">How often at most.</param>
    /// <param name="timeProvider">Paces the collections: threads that have just left the plugin need a moment to let go of it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The collections that were needed; <see langword="null"/> where the plugin is still there after all of them.</returns>
    public static async Task<int?> CollectAsync(WeakReference plugin, int maxCollections, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        for (var collection = 1; collection <= maxCollections; collection++)
        {
            Collect();
            if (!plugin.IsAlive)
                return collection;
            await Task.Delay(Pause, timeProvider, cancellationToken);
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect()
    {
        // The one place that needs it: unloading ends only when the collector has seen every object of the plugin.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
    }
}
