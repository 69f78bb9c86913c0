using Assistant.Sdk;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Memory.Indexing;

/// <summary>Counts the values of documents in one statement: what a question finds, then each facet under the filters of the others.</summary>
internal static class FacetCounter
{
    private static readonly string[] s_facets = [FacetNames.Committee, FacetNames.PaperType, FacetNames.Outcome];

    /// <summary>Counts.</summary>
    /// <param name="connection">The index.</param>
    /// <param name="access">City and audience.</param>
    /// <param name="match">The question in the index's own language; <see langword="null"/> for all documents.</param>
    /// <param name="filter">What a document must fit.</param>
    public static FacetCounts Count(SqliteConnection connection, AccessFilter access, string? match, DocumentFilter filter)
    {
        var parameters = new DynamicParameters();
        var conditions = new DocumentConditions(parameters).VisibleTo(access);
        var others = filter.Facets.Where(facet => !s_facets.Contains(facet.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
        conditions.Fit(new DocumentFilter { Facets = others });
        if (match is not null)
            parameters.Add("match", match);
        var sql = $"""
            WITH found AS MATERIALIZED (
                {(match is null ? "SELECT id FROM document" : "SELECT DISTINCT e.document AS id FROM passage_terms t CROSS JOIN index_entry e ON e.passage = t.rowid WHERE t.passage_terms MATCH @match")}),
            candidate AS MATERIALIZED (
                SELECT d.id, substr(d.date, 1, 4) AS year, ({conditions.Period(filter)}) AS in_period,
                    {string.Join(", ", s_facets.Select((facet, position) => $"({(filter.Facets.TryGetValue(facet, out var values) ? conditions.OneOf(facet, values) : "1")}) AS in{position}"))}
                FROM found CROSS JOIN document d ON d.id = found.id WHERE {conditions.All})
            SELECT '' AS Facet, '' AS Value, count(*) AS Documents FROM candidate WHERE {Fits(except: null)}
            UNION ALL SELECT '{FacetCounts.Year}', year, count(*) FROM candidate WHERE year IS NOT NULL AND {Fits(except: FacetCounts.Year)} GROUP BY year
            {string.Join('\n', s_facets.Select(facet => $"UNION ALL SELECT '{facet}', f.value, count(*) FROM candidate c CROSS JOIN document_facet f ON f.document = c.id AND f.name = '{facet}' WHERE {Fits(facet)} GROUP BY f.value"))}
            """;
        var rows = connection.Query<(string Facet, string Value, long Documents)>(sql, parameters).ToList();
        return new FacetCounts(
            rows[0].Documents,
            rows.Skip(1).GroupBy(row => row.Facet, StringComparer.Ordinal).ToDictionary(
                facet => facet.Key,
                facet => (IReadOnlyList<FacetCount>)
                [
                    .. facet.Select(row => new FacetCount(row.Value, row.Documents)).OrderByDescending(row => row.Documents).ThenBy(row => row.Value, StringComparer.Ordinal),
                ],
                StringComparer.Ordinal));
    }

    private static string Fits(string? except)
    {
        var kept = s_facets.Select((facet, position) => (Facet: facet, Column: $"in{position}")).Append((Facet: FacetCounts.Year, Column: "in_period"));
        return string.Join(" AND ", kept.Where(facet => facet.Facet != except).Select(facet => facet.Column));
    }
}
