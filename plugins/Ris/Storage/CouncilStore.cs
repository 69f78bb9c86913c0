using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Storage;

/// <summary>
/// The plugin's storage in the words of the council. Writes are collected and go out with <see cref="FlushAsync"/> in one transaction;
/// reads of one key see them before, scans only after. One writer at a time.
/// </summary>
internal sealed class CouncilStore(IPluginStorage storage)
{
    private readonly Dictionary<string, string?> _pending = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _organizations;

    public Task<StoredPaper?> PaperAsync(string key, CancellationToken cancellationToken) => GetAsync(StorageKeys.Paper(key), RisJson.Default.StoredPaper, cancellationToken);

    public Task<MeetingPointer?> MeetingPointerAsync(string key, CancellationToken cancellationToken) =>
        GetAsync(StorageKeys.MeetingAt(key), RisJson.Default.MeetingPointer, cancellationToken);

    public async Task<StoredMeeting?> MeetingAsync(string key, CancellationToken cancellationToken) =>
        await MeetingPointerAsync(key, cancellationToken) is { } pointer
            ? await GetAsync(StorageKeys.Meeting(pointer.Day, key), RisJson.Default.StoredMeeting, cancellationToken)
            : null;

    public Task<StoredAgendaItem?> AgendaItemAsync(string key, CancellationToken cancellationToken) =>
        GetAsync(StorageKeys.AgendaItem(key), RisJson.Default.StoredAgendaItem, cancellationToken);

    /// <summary>The names of all organizations by key.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OrganizationsAsync(CancellationToken cancellationToken)
    {
        if (_organizations is not null)
            return _organizations;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var (key, value) in ScanAsync(StorageKeys.Organizations, cancellationToken))
        {
            if (JsonSerializer.Deserialize(value, RisJson.Default.Organization) is { } organization)
                names[key[StorageKeys.Organizations.Length..]] = organization.Name;
        }

        return _organizations = names;
    }

    public void PutOrganization(Organization organization)
    {
        var key = OParlAddress.Key(organization.Id);
        _organizations?[key] = organization.Name;
        Put(StorageKeys.Organization(key), organization, RisJson.Default.Organization);
    }

    public void RemoveOrganization(string key)
    {
        _organizations?.Remove(key);
        Remove(StorageKeys.Organization(key));
    }

    public async Task<T?> GetAsync<T>(string key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var value = await GetAsync(key, cancellationToken);
        return value is null ? null : JsonSerializer.Deserialize(value, type);
    }

    public async Task<string?> GetAsync(string key, CancellationToken cancellationToken) =>
        _pending.TryGetValue(key, out var pending) ? pending : await storage.GetAsync(key, cancellationToken);

    public void Put<T>(string key, T value, JsonTypeInfo<T> type) => _pending[key] = JsonSerializer.Serialize(value, type);

    public void Put(string key, string value) => _pending[key] = value;

    public void Remove(string key) => _pending[key] = null;

    /// <summary>All entries whose key begins with <paramref name="prefix"/>; without what has not been flushed.</summary>
    public IAsyncEnumerable<KeyValuePair<string, string>> ScanAsync(string prefix, CancellationToken cancellationToken) =>
        storage.ScanAsync(prefix, StorageKeys.After(prefix), cancellationToken);

    /// <summary>All entries from one key to before another.</summary>
    public IAsyncEnumerable<KeyValuePair<string, string>> ScanAsync(string from, string to, CancellationToken cancellationToken) =>
        storage.ScanAsync(from, to, cancellationToken);

    /// <summary>The halves after <c>|</c> of the index keys that begin with <paramref name="prefix"/>.</summary>
    public async Task<IReadOnlyList<string>> IndexAsync(string prefix, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await foreach (var (key, _) in ScanAsync(prefix, cancellationToken))
            found.Add(key[(key.LastIndexOf('|') + 1)..]);
        return found;
    }

    /// <summary>The stored meetings of the days, in order.</summary>
    public async IAsyncEnumerable<StoredMeeting> MeetingsAsync(DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = StorageKeys.After(StorageKeys.Meetings + StorageKeys.Day(to) + "/");
        await foreach (var (_, value) in storage.ScanAsync(StorageKeys.Meetings + StorageKeys.Day(from), end, cancellationToken))
        {
            if (JsonSerializer.Deserialize(value, RisJson.Default.StoredMeeting) is { } meeting)
                yield return meeting;
        }
    }

    /// <summary>Writes what has been put and removed since the last time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_pending.Count == 0)
            return;
        await storage.SetAsync([.. _pending], cancellationToken);
        _pending.Clear();
    }

    /// <summary>Drops what has not been written.</summary>
    public void Discard()
    {
        _pending.Clear();
        _organizations = null;
    }
}
