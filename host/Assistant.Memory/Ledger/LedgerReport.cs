using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.Memory.Indexing;
using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.Memory.Ledger;

/// <summary>What an operator asks of the ledger: a checksum, and what could not be read.</summary>
public sealed class LedgerReport
{
    private readonly SqliteDatabase _database;
    private readonly IPassageIndex _index;

    internal LedgerReport(SqliteDatabase database, IPassageIndex index) => (_database, _index) = (database, index);

    /// <summary>How many files of a source could not be read when they were last tried, and will be tried again.</summary>
    /// <param name="key">The source.</param>
    public int Outstanding(SourceKey key) => _database.Read(connection => connection.QuerySingle<int>(
        """
        SELECT count(*) FROM file f JOIN document d ON d.id = f.document JOIN source s ON s.id = d.source
        WHERE f.retry_at IS NOT NULL AND d.pending <> 2 AND s.city = @CityId AND s.plugin = @Plugin AND s.name = @Name
        """,
        key));

    /// <summary>
    /// One value over everything that search can show of a city, the same for the same documents in whatever order and in however many runs
    /// they were read. A passage that the index does not hold counts differently from one that it does.
    /// </summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>SHA-256 in lower-case hexadecimal.</returns>
    public async Task<string> ChecksumAsync(string cityId, CancellationToken cancellationToken)
    {
        var entries = (await _index.EntriesAsync(cityId, cancellationToken)).ToDictionary(entry => entry.Passage, entry => entry.Document);
        return _database.Read(connection =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var rows = connection.Query<(string Document, string Title, string? Reference, string? Date, string Audience, string Facets, string Key, long? Page, string? Heading, string Text, long Passage, long Number)>(
                """
                SELECT d.external_id, d.title, d.reference, d.date, d.audience, d.facets, p.key, p.page_from, p.heading, p.text, p.id, d.id
                FROM document d JOIN passage p ON p.document = d.id
                WHERE d.city = @cityId AND d.pending <> 2 ORDER BY d.external_id, p.key
                """,
                new { cityId },
                buffered: false);
            foreach (var row in rows)
            {
                var indexed = entries.Remove(row.Passage, out var document) && document == row.Number ? 1 : 0;
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Document}\0{row.Title}\0{row.Reference}\0{row.Date}\0{row.Audience}\0{row.Facets}\0{row.Key}\0{row.Page}\0{row.Heading}\0{row.Text}\0{indexed}\n")));
            }

            // What the index holds beyond the ledger.
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"strays {entries.Count}\n")));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        });
    }
}
