namespace Assistant.Sdk;

/// <summary>
/// The plugin's own ordered key-value store, one for each city. Keys are compared by ordinal. Thread-safe. Survives restarts and
/// updates of the plugin; removed with the plugin.
/// </summary>
public interface IPluginStorage
{
    /// <summary>Reads one value.</summary>
    /// <param name="key">At most 512 characters.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The value, or <see langword="null"/> where there is none.</returns>
    Task<string?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes many values in one transaction: all or none.</summary>
    /// <param name="entries">Keys of at most 512 characters with values of at most 1 MiB; a <see langword="null"/> value removes the key.</param>
    /// <param name="cancellationToken">Ends the write before it has begun.</param>
    /// <exception cref="ArgumentException">A key or value is too long.</exception>
    /// <exception cref="PluginException">The store is out of reach or its quota (256 MiB for each city) is used up.</exception>
    /// <returns>A task that ends when the values are on disk.</returns>
    Task SetAsync(IReadOnlyCollection<KeyValuePair<string, string?>> entries, CancellationToken cancellationToken);

    /// <summary>Reads the keys from <paramref name="from"/> (included) to <paramref name="to"/> (excluded), in order.</summary>
    /// <param name="from">The first key.</param>
    /// <param name="to">The key to stop before.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Keys and values in ordinal order, as they were when the scan began.</returns>
    IAsyncEnumerable<KeyValuePair<string, string>> ScanAsync(string from, string to, CancellationToken cancellationToken);
}
