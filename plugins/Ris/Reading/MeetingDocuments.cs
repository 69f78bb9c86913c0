using System.Runtime.CompilerServices;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>
/// Yields the documents of meetings, last of all: only now are the papers known that their agendas name. Made from the storage; the server
/// is not asked again.
/// </summary>
internal sealed class MeetingDocuments(CouncilStore store, Revisits revisits)
{
    public async IAsyncEnumerable<SourceChange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in await revisits.ListAsync(Revisits.Document, cancellationToken))
        {
            if (await store.MeetingAsync(OParlAddress.Key(id), cancellationToken) is { } meeting)
                yield return new Upserted(MeetingDocument.Of(meeting, await ReferencesAsync(meeting.Meeting, cancellationToken)));
            revisits.Finish(Revisits.Document, id);
        }

        await store.FlushAsync(cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReferencesAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        var references = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var item in meeting.Agenda.Where(item => item.Public))
        {
            var numbers = new List<string>();
            foreach (var key in await AgendaPapers.KeysAsync(store, item, OParlAddress.Key(item.Id), cancellationToken))
            {
                if (await store.PaperAsync(key, cancellationToken) is { Paper.Reference: { } reference })
                    numbers.Add(reference);
            }

            references[item.Id] = numbers;
        }

        return references;
    }
}
