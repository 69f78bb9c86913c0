namespace Assistant.Memory.Indexing;

/// <summary>
/// Finds passages by terms. What it holds can be rebuilt from the ledger at any time. Every write can be repeated. Thread-safe.
/// </summary>
public interface IPassageIndex
{
    /// <summary>Changes whenever the same text would give other terms; an index of another version is built anew from the ledger.</summary>
    string Version { get; }

    /// <summary>Makes exactly these passages findable for each of the documents; what was there of them before is gone.</summary>
    /// <param name="documents">Documents with all their passages.</param>
    /// <param name="cancellationToken">Ends the waiting for the index, not a write that has begun.</param>
    Task ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken);

    /// <summary>Removes documents with all their passages; unknown ones are ignored.</summary>
    /// <param name="documents">The ledger's document numbers.</param>
    /// <param name="cancellationToken">As above.</param>
    Task DeleteAsync(IReadOnlyList<long> documents, CancellationToken cancellationToken);

    /// <summary>Finds the best passages that the filter lets through.</summary>
    /// <param name="access">City and audience; part of the index query itself.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The ledger's passage numbers, best first.</returns>
    Task<IReadOnlyList<IndexHit>> SearchAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken);

    /// <summary>In how many passages that the filter lets through each term stands.</summary>
    /// <param name="access">City and audience; part of the index query itself.</param>
    /// <param name="terms">Terms as the analysis makes them.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    /// <returns>A number for each term, in the same order.</returns>
    Task<IReadOnlyList<long>> CountAsync(AccessFilter access, IReadOnlyList<string> terms, CancellationToken cancellationToken);

    /// <summary>Which values the documents have that a question finds, and how many of them.</summary>
    /// <param name="access">City and audience; part of the query itself.</param>
    /// <param name="query">The question and the filters.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    Task<FacetCounts> CountFacetsAsync(AccessFilter access, FacetQuery query, CancellationToken cancellationToken);

    /// <summary>Tidies up after many writes; changes no result.</summary>
    /// <param name="cancellationToken">As above.</param>
    Task OptimizeAsync(CancellationToken cancellationToken);
}
