using Assistant.Memory.German;

namespace Assistant.Memory.Indexing;

/// <summary>
/// Finds passages by terms. What it holds can be rebuilt from the ledger at any time. Every write can be repeated. Thread-safe.
/// </summary>
public interface IPassageIndex
{
    /// <summary>Changes whenever the same text would give other terms; an index of another version is built anew from the ledger.</summary>
    string Version { get; }

    /// <summary>
    /// Why the index is to be built anew from the ledger, in a sentence for the operator; <see langword="null"/> where it need not be. It goes on
    /// answering as well as it can until then.
    /// </summary>
    string? RebuildReason { get; }

    /// <summary>Whether the index is to be built anew from the ledger.</summary>
    bool WantsRebuild => RebuildReason is not null;

    /// <summary>
    /// Looks at what is there, so that <see cref="RebuildReason"/> tells the truth from then on. An index within the process knows it at any time; one on
    /// a server has to ask.
    /// </summary>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Reads through everything that the index keeps itself and compares it with its checksums, which takes seconds; a finding is a
    /// <see cref="RebuildReason"/> from then on. An index on a server leaves that to the server.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task VerifyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Builds the index anew beside the old one, learning from the texts which words compounds are made of, and switches over at once.
    /// Searches go on in the old one meanwhile; other writes wait.
    /// </summary>
    /// <param name="documents">Every document with all its passages, in batches.</param>
    /// <param name="cancellationToken">Ends the building; the old index stays.</param>
    Task RebuildAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, CancellationToken cancellationToken);

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

    /// <summary>Which passages a query may find, for other indexes over the same passages.</summary>
    /// <param name="access">City and audience.</param>
    /// <param name="query">Its filters count, its text does not.</param>
    /// <param name="cancellationToken">Ends the gathering.</param>
    Task<IPassageFilter> AllowedAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken);

    /// <summary>Everything that the index holds of a city, for comparing it with the ledger.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>In no particular order.</returns>
    Task<IReadOnlyList<IndexEntry>> EntriesAsync(string cityId, CancellationToken cancellationToken);

    /// <summary>By what the passages of a city are analysed; <see langword="null"/> where that is not known now.</summary>
    /// <param name="cityId">The city.</param>
    internal GermanAnalyzer? AnalyzerOf(string cityId) => null;

    /// <summary>Tidies up after many writes; changes no result.</summary>
    /// <param name="cancellationToken">As above.</param>
    Task OptimizeAsync(CancellationToken cancellationToken);
}
