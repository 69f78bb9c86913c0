using Assistant.Memory.Indexing;
using Assistant.Memory.Ledger;

namespace Assistant.Memory.Ingestion;

/// <summary>Gathers prepared documents, so that a transaction and an index write serve many of them. Used by one thread.</summary>
internal sealed class DocumentBatch(DocumentLedger ledger, IPassageIndex index, SourceRun run, SyncTally tally, int size)
{
    private readonly List<PreparedDocument> _prepared = [];
    private readonly List<string> _seen = [];

    public async Task AddAsync(string externalId, PreparedDocument? prepared, CancellationToken cancellationToken)
    {
        if (prepared is null)
        {
            _seen.Add(externalId);
            tally.CountUnchanged();
        }
        else
        {
            _prepared.Add(prepared);
            tally.CountDocument(prepared);
        }

        if (_prepared.Count >= size || _seen.Count >= size * 16)
            await FlushAsync(cancellationToken);
    }

    public async Task DeleteAsync(string externalId, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        if (await ledger.MarkDeletedAsync(run, externalId, cancellationToken))
            tally.CountDeleted(1);
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_seen.Count > 0)
            await ledger.MarkSeenAsync(run, _seen, cancellationToken);
        if (_prepared.Count > 0)
        {
            tally.CountPassages(await ledger.WriteAsync(run, _prepared, cancellationToken));
            await ledger.DrainAsync(index, cancellationToken);
        }

        _seen.Clear();
        _prepared.Clear();
    }
}
