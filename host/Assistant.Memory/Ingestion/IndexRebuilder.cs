using Assistant.Memory.Indexing;
using Assistant.Memory.Ledger;

namespace Assistant.Memory.Ingestion;

/// <summary>Builds the index anew from the ledger where it wants to be. Thread-safe.</summary>
public sealed class IndexRebuilder : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly DocumentLedger _ledger;
    private readonly IPassageIndex _index;

    internal IndexRebuilder(DocumentLedger ledger, IPassageIndex index) => (_ledger, _index) = (ledger, index);

    /// <summary>Builds if need be. Who comes while another one builds waits for that, and then finds nothing to do.</summary>
    /// <param name="cancellationToken">Ends the building; the old index stays.</param>
    /// <returns>Why the index was built anew; <see langword="null"/> where it was not, or where there was nothing to put into it.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        await _index.OpenAsync(cancellationToken);
        if (!_index.WantsRebuild)
            return null;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_index.RebuildReason is not { } reason)
                return null;
            var hasDocuments = false;
            await _index.RebuildAsync(
                _ledger.DocumentsAsync(cancellationToken).Select(batch =>
                {
                    hasDocuments |= batch.Count > 0;
                    return batch;
                }),
                cancellationToken);
            return hasDocuments ? reason : null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
