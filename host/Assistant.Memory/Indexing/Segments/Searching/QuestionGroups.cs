using System.Text;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Storage;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>A question with what the index of a city knows of its words. Immutable.</summary>
internal sealed class QuestionGroups
{
    public const int MaxGroups = Question.MaxTerms;
    private const int MaxAlternatives = 16;
    private const int EnoughGroups = 4;

    private QuestionGroups(IReadOnlyList<QuestionGroup> all) => All = all;

    /// <summary>The words that stand in the index, in the order of the question.</summary>
    public IReadOnlyList<QuestionGroup> All { get; }

    /// <summary>Reads a question and looks its words up.</summary>
    public static QuestionGroups Of(CitySnapshot city, string text, SynonymList synonyms, RankingOptions options) =>
        Of(city, city.Analyzer.Analyze(text, city.Vocabulary, synonyms).Terms, options);

    /// <summary>Looks the words of a question up.</summary>
    public static QuestionGroups Of(CitySnapshot city, IReadOnlyList<QuestionTerm> terms, RankingOptions options)
    {
        var groups = terms.Take(MaxGroups).DistinctBy(term => term.Term, StringComparer.Ordinal)
            .Select(term => Group(city, term, options))
            .Where(group => group.Members.Count > 0)
            .ToList();
        return new QuestionGroups(options.EveryWordFinds ? groups.ConvertAll(group => group with { Drives = true }) : Driving(groups, city.Passages));
    }

    /// <summary>
    /// A word that stands in many passages says the least and would find half the city: in more than half of all passages, or in more than a quarter where at least
    /// <see cref="EnoughGroups"/> rarer words are there, it counts in the rank, but finds nothing by itself.
    /// </summary>
    private static List<QuestionGroup> Driving(List<QuestionGroup> groups, long passages)
    {
        var rarest = groups.OrderBy(group => group.Passages).ToList();
        var driving = new HashSet<QuestionGroup>(ReferenceEqualityComparer.Instance);
        foreach (var group in rarest)
        {
            if (driving.Count > 0 && group.Passages > (driving.Count >= EnoughGroups ? passages / 4 : passages / 2))
                break;
            driving.Add(group);
        }

        return [.. groups.Select(group => group with { Drives = driving.Contains(group) })];
    }

    private static QuestionGroup Group(CitySnapshot city, QuestionTerm term, RankingOptions options)
    {
        var members = new List<GroupMember>();
        var (entries, passages) = Find(city, term.Term);
        var idf = Idf(city.Passages, passages);
        if (passages > 0)
            members.Add(Member(entries, passages, idf, term.Weight));
        foreach (var alternative in term.Alternatives.Take(MaxAlternatives))
        {
            var (others, found) = Find(city, alternative.Term);
            if (found == 0)
                continue;

            // A rare synonym says no more than the word that was asked for, where that is known.
            var own = Idf(city.Passages, found);
            members.Add(Member(others, found, passages > 0 ? Math.Min(own, idf) : own, term.Weight * alternative.Weight));
        }

        return new QuestionGroup(term.Position, members);

        GroupMember Member(TermEntry[] where, long count, double rarity, double boost) =>
            new(where, count, rarity, boost, new TermWeight(city.Norms(options), rarity, boost, options.K1));
    }

    private static (TermEntry[] Entries, long Passages) Find(CitySnapshot city, string term)
    {
        var utf8 = Encoding.UTF8.GetBytes(term);
        var entries = new TermEntry[city.Segments.Count];
        var passages = 0L;
        for (var i = 0; i < entries.Length; i++)
        {
            if (city.Segments[i].Segment.TryFind(utf8, out entries[i]))
                passages += entries[i].Passages;
        }

        return (entries, passages);
    }

    // Never negative, as in Lucene: a word that stands in every passage still says a little.
    private static double Idf(long passages, long frequency) => Math.Log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}
