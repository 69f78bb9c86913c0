using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Which papers an agenda item is about.</summary>
internal static class AgendaPapers
{
    /// <summary>The keys of the papers; empty where none is known.</summary>
    public static async Task<IReadOnlyList<string>> KeysAsync(CouncilStore store, AgendaItem item, string itemKey, CancellationToken cancellationToken)
    {
        var keys = new List<string>(await store.IndexAsync(StorageKeys.PaperOf(itemKey, ""), cancellationToken));
        if (item.Paper is { } named)
            keys.Add(OParlAddress.Key(named));
        if (keys.Count == 0 && item.Consultation is { } consultation)
        {
            // A consultation id that several papers use says nothing.
            var byConsultation = await store.IndexAsync(StorageKeys.PaperBy(OParlAddress.Key(consultation), ""), cancellationToken);
            if (byConsultation.Count == 1)
                keys.AddRange(byConsultation);
        }

        return [.. keys.Distinct(StringComparer.Ordinal)];
    }
}
