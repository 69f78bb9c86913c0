using Assistant.Memory.German;
using Assistant.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Memory.Indexing;

/// <summary>
/// BM25 (Robertson and Zaragoza 2009) by SQLite's FTS5 over terms of our own analysis. City and audience are terms of the same full-text
/// query; facets and dates are a subquery looked up for each match.
/// </summary>
internal sealed class SqlitePassageIndex(SqliteDatabase database, GermanAnalyzer analyzer) : IPassageIndex
{
    // Weights of title, heading, text; the scope's terms filter and count for nothing.
    private const string Rank = "bm25(1.2, 1.0, 1.0, 0.0)";
    private const int MaxQueryTerms = 64;
    private const int EnoughTerms = 4;
    private readonly TermFrequencies _frequencies = new();
    private readonly FacetMemory _facets = new();

    public string Version => $"fts5 {analyzer.Version}";

    public string? RebuildReason => null;

    public async Task RebuildAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, CancellationToken cancellationToken)
    {
        await foreach (var batch in documents.WithCancellation(cancellationToken))
            await ReplaceAsync(batch, cancellationToken);
    }

    public Task<IPassageFilter> AllowedAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The index over SQLite gives no filter to others.");

    public Task<IReadOnlyList<IndexEntry>> EntriesAsync(string cityId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IndexEntry>>(database.Read(connection => connection
            .Query<(long Passage, long Document)>("SELECT e.passage, e.document FROM index_entry e JOIN document d ON d.id = e.document WHERE d.city = @cityId", new { cityId })
            .Select(row => new IndexEntry(row.Passage, row.Document)).ToList()));

    public async Task ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken)
    {
        // Analysis is the costly half and needs no lock.
        var rows = documents.SelectMany(Rows).ToList();
        await database.WriteAsync(
            connection =>
            {
                Remove(connection, documents.Select(document => document.Document));
                Insert(connection, rows);
            },
            cancellationToken);
        Forget();
    }

    public async Task DeleteAsync(IReadOnlyList<long> documents, CancellationToken cancellationToken)
    {
        await database.WriteAsync(connection => Remove(connection, documents), cancellationToken);
        Forget();
    }

    public Task OptimizeAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(connection => connection.Execute("INSERT INTO passage_terms (passage_terms) VALUES ('optimize')"), cancellationToken);

    public Task<IReadOnlyList<IndexHit>> SearchAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken)
    {
        var terms = analyzer.Terms(query.Text).Distinct(StringComparer.Ordinal).Take(MaxQueryTerms).ToList();
        if (terms.Count == 0 || query.Count <= 0)
            return Task.FromResult<IReadOnlyList<IndexHit>>([]);

        // SQLite has no asynchronous reads; the pool thread keeps the caller free.
        return Task.Run(() => database.Read(connection => Search(connection, access, query, Telling(connection, terms))), cancellationToken);
    }

    public Task<IReadOnlyList<long>> CountAsync(AccessFilter access, IReadOnlyList<string> terms, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<long>>(
            () => database.Read(connection => terms
                .Select(term => connection.QuerySingle<long>(
                    "SELECT count(*) FROM passage_terms WHERE passage_terms MATCH @match",
                    new { match = MatchExpression.Of(access, [term]) }))
                .ToList()),
            cancellationToken);

    public Task<FacetCounts> CountFacetsAsync(AccessFilter access, FacetQuery query, CancellationToken cancellationToken)
    {
        var terms = query.Text is null ? null : analyzer.Terms(query.Text).Distinct(StringComparer.Ordinal).Take(MaxQueryTerms).ToList();
        if (terms?.Count == 0)
            return Task.FromResult(new FacetCounts(0, new Dictionary<string, IReadOnlyList<FacetCount>>(StringComparer.Ordinal)));
        return Task.Run(
            () => terms is null && query.Filter.IsEmpty
                ? _facets.Get(access, () => database.Read(connection => FacetCounter.Count(connection, access, null, query.Filter)))
                : database.Read(connection => FacetCounter.Count(connection, access, terms is null ? null : MatchExpression.Of(access, Telling(connection, terms)), query.Filter)),
            cancellationToken);
    }

    private void Forget()
    {
        _frequencies.Clear();
        _facets.Clear();
    }

    private static IReadOnlyList<IndexHit> Search(SqliteConnection connection, AccessFilter access, IndexQuery query, List<string> terms)
    {
        var parameters = new DynamicParameters();
        parameters.Add("match", MatchExpression.Of(access, terms));
        parameters.Add("rank", Rank);
        parameters.Add("count", query.Count);
        var sql = $"""
            SELECT rowid AS Passage, (SELECT document FROM index_entry WHERE passage = passage_terms.rowid) AS Document, -rank AS Score FROM passage_terms
            WHERE passage_terms MATCH @match AND rank MATCH @rank {DocumentFilter(query, access, parameters)}
            ORDER BY rank LIMIT @count
            """;
        return [.. connection.Query<(long Passage, long Document, double Score)>(sql, parameters).Select(row => new IndexHit(row.Passage, row.Document, row.Score))];
    }

    /// <summary>
    /// The terms that rank. A term that stands in many passages costs the most time and says the least: in more than half of all, its
    /// inverse document frequency is nothing in FTS5's BM25 (the city's own name); in more than a quarter, it is left out where at least
    /// <see cref="EnoughTerms"/> rarer ones are there to rank by. The static form of WAND's idea (Broder et al. 2003).
    /// </summary>
    private List<string> Telling(SqliteConnection connection, List<string> terms)
    {
        if (terms.Count == 1)
            return terms;
        var passages = _frequencies.Passages(connection);
        var byRarity = terms.OrderBy(term => _frequencies.Of(connection, term)).ToList();
        var found = 0;
        return
        [
            .. byRarity.TakeWhile((term, position) =>
            {
                var frequency = _frequencies.Of(connection, term);
                var limit = found >= EnoughTerms ? passages / 4 : passages / 2;
                if (frequency > 0)
                    found++;
                return position == 0 || frequency <= limit || found == 1;
            }),
        ];
    }

    // Looked up for each match: “rowid IN (…)” makes SQLite run the full-text query once for each number in the list.
    private static string DocumentFilter(IndexQuery query, AccessFilter access, DynamicParameters parameters) => query.Filter.IsEmpty && query.Implied.IsEmpty
        ? ""
        : $"AND EXISTS (SELECT 1 FROM index_entry e CROSS JOIN document d ON d.id = e.document WHERE e.passage = passage_terms.rowid AND {new DocumentConditions(parameters).VisibleTo(access).Fit(query.Filter).MayFit(query.Implied).All})";

    private IEnumerable<Row> Rows(IndexedDocument document)
    {
        var title = Join(analyzer.Terms($"{document.Title} {document.Reference}"));
        var scope = AccessFilter.Scope(document.CityId, document.Audience);
        return document.Passages.Select(passage => new Row(
            passage.Passage,
            document.Document,
            title,
            passage.Heading is null ? "" : Join(analyzer.Terms(passage.Heading)),
            Join(analyzer.Terms(passage.Text)),
            scope));
    }

    private static string Join(List<string> terms) => string.Join(' ', terms);

    private static void Remove(SqliteConnection connection, IEnumerable<long> documents)
    {
        foreach (var document in documents)
        {
            connection.Execute("DELETE FROM passage_terms WHERE rowid IN (SELECT passage FROM index_entry WHERE document = @document)", new { document });
            connection.Execute("DELETE FROM index_entry WHERE document = @document", new { document });
        }
    }

    private static void Insert(SqliteConnection connection, List<Row> rows)
    {
        using var terms = new BatchInsert(connection, "INSERT INTO passage_terms (rowid, title, heading, text, scope) VALUES (@a, @b, @c, @d, @e)", 5);
        using var entries = new BatchInsert(connection, "INSERT INTO index_entry (passage, document) VALUES (@a, @b)", 2);
        foreach (var row in rows)
        {
            terms.Add(row.Passage, row.Title, row.Heading, row.Text, row.Scope);
            entries.Add(row.Passage, row.Document);
        }
    }

    private sealed record Row(long Passage, long Document, string Title, string Heading, string Text, string Scope);
}
