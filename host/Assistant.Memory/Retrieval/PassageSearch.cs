using System.Globalization;
using Assistant.Memory.Embedding;
using Assistant.Memory.German;
using Assistant.Memory.Indexing;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Memory.Retrieval;

/// <summary>Search on behalf of a caller: one query to the indexes, then the best passages of each document. Thread-safe.</summary>
public sealed class PassageSearch
{
    /// <summary>The longest question that is searched for, in characters.</summary>
    public const int MaxQueryLength = 4_000;

    private const int MaxCount = 100;
    private const int MaxWords = 64;
    private readonly IPassageIndex _index;
    private readonly HybridSearch _search;
    private readonly PassageReader _passages;

    private readonly GermanText _german;

    internal PassageSearch(IPassageIndex index, HybridSearch search, PassageReader passages, GermanText german)
    {
        _index = index;
        _search = search;
        _passages = passages;
        _german = german;
    }

    /// <summary>Finds the best passages that the caller may see.</summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Best first; empty where nothing fits or the query holds no word.</returns>
    /// <exception cref="PluginException">The query is too long.</exception>
    public Task<IReadOnlyList<Hit>> SearchAsync(Caller caller, RetrievalQuery query, CancellationToken cancellationToken) =>
        SearchAsync(caller, query, new DocumentFilter(), cancellationToken);

    /// <summary>As above, without documents that are known to miss a filter that nobody set, but that the question implies.</summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="implied">The filter; a document that has no day or no value for it stays.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Best first; empty where nothing fits or the query holds no word.</returns>
    /// <exception cref="PluginException">The query is too long.</exception>
    public async Task<IReadOnlyList<Hit>> SearchAsync(Caller caller, RetrievalQuery query, DocumentFilter implied, CancellationToken cancellationToken)
    {
        var (access, count) = (AccessFilter.For(caller), Count(query));
        var chosen = await FindAsync(access, query, implied, cancellationToken);
        var passages = _passages.Load(access, [.. chosen.Take(count).Select(found => found.Passage)]);
        // The ledger no longer shows a document that is just being taken back: others move up.
        if (passages.Count < Math.Min(count, chosen.Count))
            passages = _passages.Load(access, [.. chosen.Select(found => found.Passage)]);
        return [.. Loaded(chosen, passages).Take(count).Select((hit, position) => hit with { Rank = position + 1 })];
    }

    /// <summary>
    /// As above, each text once: the same paper goes through five committees, and what it says five times would take the place of four others.
    /// </summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="implied">The filter; a document that has no day or no value for it stays.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Best first; as many texts as the query wants passages, where there are so many.</returns>
    /// <exception cref="PluginException">The query is too long.</exception>
    public async Task<IReadOnlyList<DistinctHit>> SearchDistinctAsync(Caller caller, RetrievalQuery query, DocumentFilter implied, CancellationToken cancellationToken)
    {
        var (access, count) = (AccessFilter.For(caller), Count(query));
        var chosen = await FindAsync(access, query, implied, cancellationToken);
        IReadOnlyList<DistinctHit> distinct;
        // Mostly the first turn is enough; the ranks behind are loaded only where texts are repeated.
        for (var looked = count; ; looked += count)
        {
            var passages = _passages.Load(access, [.. chosen.Take(looked).Select(found => found.Passage)]);
            distinct = DistinctHits.Of([.. Loaded(chosen.Take(looked), passages)]);
            if (distinct.Count >= count || looked >= chosen.Count)
                break;
        }

        return [.. distinct.Take(count).Select((found, position) => found with { Hit = found.Hit with { Rank = position + 1 } })];
    }

    /// <summary>For each of the documents the newest one of the same kind and title, where there is a newer one that the caller may see.</summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="documentIds">The documents' ids at their sources.</param>
    public IReadOnlyDictionary<string, RelatedDocument> Newer(Caller caller, IReadOnlyList<string> documentIds) => _passages.Newer(AccessFilter.For(caller), documentIds);

    /// <summary>The words of a question that say something, with the number of passages that the caller may see they stand in.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="text">The question.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    public async Task<IReadOnlyList<QuestionWord>> WordsAsync(Caller caller, string text, CancellationToken cancellationToken)
    {
        var words = _german.Words(text).DistinctBy(word => word.Term, StringComparer.Ordinal).Take(MaxWords).ToList();
        var counts = await _index.CountAsync(AccessFilter.For(caller), [.. words.Select(word => word.Term)], cancellationToken);
        return [.. words.Zip(counts, (word, passages) => new QuestionWord(word.Word, word.Term, passages))];
    }

    /// <summary>How many passages the caller may see.</summary>
    /// <param name="caller">Who asks.</param>
    public long CountPassages(Caller caller) => _passages.Count(AccessFilter.For(caller));

    /// <summary>What a search of the caller goes through.</summary>
    /// <param name="caller">Who asks.</param>
    public SearchedScope Scope(Caller caller) => _passages.Scope(AccessFilter.For(caller));

    /// <exception cref="PluginException">The query is too long.</exception>
    internal static void CheckLength(string text)
    {
        if (text.Length > MaxQueryLength)
            throw new PluginException(string.Create(CultureInfo.GetCultureInfo("de-DE"), $"Die Frage ist mit {text.Length:N0} Zeichen zu lang; höchstens {MaxQueryLength:N0} sind möglich."));
    }

    private static int Count(RetrievalQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        CheckLength(query.Text);
        return Math.Clamp(query.Count, 1, MaxCount);
    }

    private async Task<List<Found>> FindAsync(AccessFilter access, RetrievalQuery query, DocumentFilter implied, CancellationToken cancellationToken)
    {
        // Long documents fill the first ranks with many passages of their own; look deep enough to find others behind them.
        var depth = Math.Max(100, Count(query) * 8);
        var found = await _search.SearchAsync(
            access,
            new IndexQuery(query.Text, depth) { Filter = new DocumentFilter { Since = query.Since, Until = query.Until, Facets = query.Facets }, Implied = implied },
            cancellationToken);
        var wordScores = (found.ByWords ?? []).ToDictionary(hit => hit.Passage, hit => hit.Score);
        return
        [
            .. Grouped(found.Hits, Math.Clamp(query.PerDocument, 1, 10))
                .Select(hit => new Found(hit.Passage, hit.Score, wordScores.TryGetValue(hit.Passage, out var score) ? score : null)),
        ];
    }

    private static IEnumerable<Hit> Loaded(IEnumerable<Found> chosen, IReadOnlyDictionary<long, Hit> passages) =>
        chosen.Where(found => passages.ContainsKey(found.Passage)).Select(found => passages[found.Passage] with { Score = found.Score, WordScore = found.WordScore });

    private static IEnumerable<IndexHit> Grouped(IReadOnlyList<IndexHit> found, int perDocument)
    {
        var taken = new Dictionary<long, int>();
        foreach (var hit in found)
        {
            var before = taken.GetValueOrDefault(hit.Document);
            if (before >= perDocument)
                continue;
            taken[hit.Document] = before + 1;
            yield return hit;
        }
    }

    /// <summary>A passage that was found, before it is loaded.</summary>
    private readonly record struct Found(long Passage, double Score, double? WordScore);
}
