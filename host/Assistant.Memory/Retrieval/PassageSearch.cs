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
        ArgumentNullException.ThrowIfNull(query);
        CheckLength(query.Text);
        var count = Math.Clamp(query.Count, 1, MaxCount);
        var perDocument = Math.Clamp(query.PerDocument, 1, 10);
        var access = AccessFilter.For(caller);
        // Long documents fill the first ranks with many passages of their own; look deep enough to find others behind them.
        var depth = Math.Max(100, count * 8);
        var found = await _search.SearchAsync(
            access,
            new IndexQuery(query.Text, depth) { Filter = new DocumentFilter { Since = query.Since, Until = query.Until, Facets = query.Facets }, Implied = implied },
            cancellationToken);
        var chosen = Grouped(found.Hits, perDocument).ToList();
        var passages = _passages.Load(access, [.. chosen.Take(count).Select(hit => hit.Passage)]);
        // The ledger no longer shows a document that is just being taken back: others move up.
        if (passages.Count < Math.Min(count, chosen.Count))
            passages = _passages.Load(access, [.. chosen.Select(hit => hit.Passage)]);
        var wordScores = (found.ByWords ?? []).ToDictionary(hit => hit.Passage, hit => hit.Score);
        return
        [
            .. chosen.Where(hit => passages.ContainsKey(hit.Passage))
                .Take(count)
                .Select((hit, position) => passages[hit.Passage] with
                {
                    Rank = position + 1,
                    Score = hit.Score,
                    WordScore = wordScores.TryGetValue(hit.Passage, out var score) ? score : null,
                }),
        ];
    }

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
}
