using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.Storage;

namespace Assistant.Plugins.Ris.Tools;

/// <summary>Finds papers by number.</summary>
internal sealed class PaperLookup(CouncilStore store)
{
    private const int MaxPapers = 5;

    /// <summary>
    /// The papers with this number; else with year and number the other way round; else those whose number begins so
    /// (<c>2024/112</c>: <c>2024/112/1</c>). At most five.
    /// </summary>
    public async Task<IReadOnlyList<Paper>> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var normalized = References.Normalize(reference);
        if (normalized.Length == 0)
            return [];
        var found = await ReadAsync(StorageKeys.Reference(normalized, ""), cancellationToken);
        if (found.Count == 0 && References.Swapped(normalized) is { } swapped)
            found = await ReadAsync(StorageKeys.Reference(swapped, ""), cancellationToken);
        return found.Count > 0 ? found : await ReadAsync($"ref/{normalized}/", cancellationToken);
    }

    private async Task<IReadOnlyList<Paper>> ReadAsync(string prefix, CancellationToken cancellationToken)
    {
        var papers = new List<Paper>();
        await foreach (var (key, _) in store.ScanAsync(prefix, cancellationToken))
        {
            if (await store.PaperAsync(key[(key.LastIndexOf('|') + 1)..], cancellationToken) is { } stored)
                papers.Add(stored.Paper);
            if (papers.Count == MaxPapers)
                break;
        }

        return papers;
    }
}
