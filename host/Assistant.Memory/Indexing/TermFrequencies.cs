using System.Collections.Concurrent;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Memory.Indexing;

/// <summary>
/// In how many passages each term stands, over all cities, remembered until the index changes. Only decides how a query is run, so a value
/// that is a little old does no harm. Thread-safe.
/// </summary>
internal sealed class TermFrequencies
{
    private const int MaxTerms = 100_000;
    private readonly ConcurrentDictionary<string, long> _frequencies = new(StringComparer.Ordinal);
    private long _passages = -1;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _frequencies.Clear();
        Interlocked.Exchange(ref _passages, -1);
    }

    /// <summary>How many passages there are.</summary>
    public long Passages(SqliteConnection connection)
    {
        var known = Interlocked.Read(ref _passages);
        if (known >= 0)
            return known;
        known = connection.QuerySingle<long>("SELECT count(*) FROM index_entry");
        Interlocked.Exchange(ref _passages, known);
        return known;
    }

    /// <summary>In how many of them the term stands.</summary>
    public long Of(SqliteConnection connection, string term)
    {
        if (_frequencies.TryGetValue(term, out var known))
            return known;
        var frequency = connection.QuerySingle<long>("SELECT count(*) FROM passage_terms WHERE passage_terms MATCH @match", new { match = $"\"{term}\"" });
        if (_frequencies.Count < MaxTerms)
            _frequencies[term] = frequency;
        return frequency;
    }
}
