using Assistant.Plugins.Ris.OParl;

namespace Assistant.Plugins.Ris.Storage;

/// <summary>
/// What a run still has to do, kept on disk so that a run that is broken off loses nothing: objects to fetch again, meetings whose
/// document is to be made again. Done entries go only when the host has confirmed the run by giving back its cursor.
/// </summary>
internal sealed class Revisits(CouncilStore store)
{
    public const string Paper = "paper";
    public const string Meeting = "meeting";
    public const string Document = "document";
    public const string Names = "names";

    private const string Open = "open ";
    private const string Done = "done ";

    public void Add(string kind, string id) => store.Put(KeyOf(kind, OParlAddress.Key(id)), Open + id);

    public void Finish(string kind, string id) => store.Put(KeyOf(kind, OParlAddress.Key(id)), Done + id);

    /// <summary>Finishes an object that came by another way than a revisit.</summary>
    public async Task FinishIfAddedAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(KeyOf(kind, OParlAddress.Key(id)), cancellationToken) is not null)
            Finish(kind, id);
    }

    public void Drop(string kind, string key) => store.Remove(KeyOf(kind, key));

    /// <summary>The ids to revisit; also those done in a run that was not confirmed.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string kind, CancellationToken cancellationToken)
    {
        await store.FlushAsync(cancellationToken);
        var ids = new List<string>();
        await foreach (var (_, value) in store.ScanAsync($"revisit/{kind}/", cancellationToken))
            ids.Add(value[Open.Length..]);
        return ids;
    }

    /// <summary>Removes what was done before the cursor that the host has given back.</summary>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        await foreach (var (key, value) in store.ScanAsync("revisit/", cancellationToken))
        {
            if (value.StartsWith(Done, StringComparison.Ordinal))
                store.Remove(key);
        }

        await store.FlushAsync(cancellationToken);
    }

    private static string KeyOf(string kind, string key) => $"revisit/{kind}/{key}";
}
