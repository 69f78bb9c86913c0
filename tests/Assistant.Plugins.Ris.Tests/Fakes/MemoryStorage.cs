using System.Runtime.CompilerServices;
using System.Text;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tests.Fakes;

/// <summary>A storage in memory that keeps to the contract's limits.</summary>
internal sealed class MemoryStorage : IPluginStorage
{
    private readonly Dictionary<string, string> _entries = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => _keys;

    public Task<string?> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_entries.GetValueOrDefault(key));

    public Task SetAsync(IReadOnlyCollection<KeyValuePair<string, string?>> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (key, value) in entries)
        {
            if (key.Length > 512 || (value is not null && Encoding.UTF8.GetByteCount(value) > 1 << 20))
                throw new ArgumentException($"Too long: {key}", nameof(entries));
        }

        foreach (var (key, value) in entries)
        {
            if (value is null)
            {
                _entries.Remove(key);
                _keys.Remove(key);
                continue;
            }

            _entries[key] = value;
            _keys.Add(key);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<KeyValuePair<string, string>> ScanAsync(string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var entry in _keys.GetViewBetween(from, to).Where(key => key != to).Select(key => KeyValuePair.Create(key, _entries[key])).ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }
}
