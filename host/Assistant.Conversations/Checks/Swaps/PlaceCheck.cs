using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Swaps;

/// <summary>
/// A date or number that stands in the source, but in a clause about something else, while the clause that speaks of what the answer says
/// has another one; or two values that have changed places. Found only where the words leave no doubt: most of them there, none here.
/// </summary>
internal static partial class PlaceCheck
{
    /// <summary>So many of the answer's words the right clause must share.</summary>
    private const int MinShared = 3;

    public static IEnumerable<CheckFinding> Run(CheckedText text) => Misplaced(text).Concat(Crossed(text)).DistinctBy(finding => finding.Start);

    private static IEnumerable<CheckFinding> Misplaced(CheckedText text)
    {
        foreach (var fact in text.Facts.Where(fact => fact.Kind is FactKind.Date or FactKind.Number && IsSpecific(fact)))
        {
            var words = Words(text, fact);
            if (words.Count < MinShared)
                continue;
            var places = text.Sources.SelectMany(source => source.Facts
                .Where(other => !other.IsSecondReading && other.Kind == fact.Kind && IsSpecific(other) && other.Unit.Class == fact.Unit.Class)
                .Select(other => (source.Text, Fact: other, Shared: Shared(words, ClauseOf(source, other))))).ToList();
            var own = places.Where(place => FactMatch.Carries(place.Fact, fact)).Select(place => place.Shared).DefaultIfEmpty(int.MaxValue).Max();
            var best = places.Where(place => !FactMatch.Carries(place.Fact, fact) && !text.Facts.Any(said => FactMatch.Carries(place.Fact, said))).OrderByDescending(place => place.Shared).FirstOrDefault();
            if (best.Text is null || best.Shared < MinShared || own > (best.Shared - MinShared + 1) / 2)
                continue;
            yield return text.Finding(FactCheck.KindOf(fact), fact.Start, fact.Length, Reasons.Value(text.Text.Substring(fact.Start, fact.Length).Trim(), best.Text.Substring(best.Fact.Start, best.Fact.Length).Trim()));
        }
    }

    // Each of two values shares words with the other's clause in the source, and none with its own.
    private static IEnumerable<CheckFinding> Crossed(CheckedText text)
    {
        var facts = text.Facts.Where(fact => fact.Kind is FactKind.Number or FactKind.Share && fact.Noun is null).ToList();
        for (var i = 0; i + 1 < facts.Count; i++)
        {
            var (one, two) = (facts[i], facts[i + 1]);
            if (one.Kind != two.Kind || one.Unit.Class != two.Unit.Class || one.Value == two.Value || one.Unit.IsVotes)
                continue;
            var (ofOne, ofTwo) = (Words(text, one), Words(text, two));
            foreach (var source in text.Sources)
            {
                var (first, second) = (Only(source, one), Only(source, two));
                if (first is null || second is null)
                    continue;
                var (firstClause, secondClause) = (ClauseOf(source, first), ClauseOf(source, second));
                if (Shared(ofOne, firstClause) + Shared(ofTwo, secondClause) > 0 || Shared(ofOne, secondClause) == 0 || Shared(ofTwo, firstClause) == 0)
                    continue;
                yield return Swapped(text, one, source, second);
                yield return Swapped(text, two, source, first);
            }
        }
    }

    private static CheckFinding Swapped(CheckedText text, Fact fact, ReadSource source, Fact instead) => text.Finding(
        FactCheck.KindOf(fact), fact.Start, fact.Length, Reasons.Value(text.Text.Substring(fact.Start, fact.Length).Trim(), source.Text.Substring(instead.Start, instead.Length).Trim()));

    private static Fact? Only(ReadSource source, Fact fact) =>
        source.Facts.Where(other => !other.IsSecondReading && other.Kind == fact.Kind && other.Unit.Class == fact.Unit.Class && FactMatch.Carries(other, fact)).ToList() is [var only] ? only : null;

    private static List<string> Words(CheckedText text, Fact fact) => [.. WordStems.Of(Without(text.Text, text.Facts, Clause(text.Text, fact))).Distinct(StringComparer.Ordinal)];

    private static string ClauseOf(ReadSource source, Fact fact) => Without(source.Text, source.Facts, Clause(source.Text, fact));

    // A year alone, or a small count, may be said of anything.
    private static bool IsSpecific(Fact fact) => fact.Kind == FactKind.Date ? fact.Date is { Day: not null, Month: not null } : fact.Value > 12 && !fact.Unit.IsVotes;

    private static int Shared(List<string> words, string clause)
    {
        var others = WordStems.Of(clause);
        return words.Count(word => others.Exists(other => WordStems.AreAkin(word, other)));
    }

    private static (int Start, int End) Clause(string text, Fact fact)
    {
        var start = 0;
        var end = text.Length;
        foreach (var match in Border().EnumerateMatches(text))
        {
            if (match.Index + match.Length <= fact.Start)
                start = match.Index + match.Length;
            else if (match.Index >= fact.End)
            {
                end = match.Index;
                break;
            }
        }

        return (start, end);
    }

    // The names of months and the units of the values themselves say nothing about what they are of.
    private static string Without(string text, IReadOnlyList<Fact> facts, (int Start, int End) clause)
    {
        var letters = text[clause.Start..clause.End].ToCharArray();
        foreach (var fact in facts.Where(fact => fact.Start < clause.End && fact.End > clause.Start))
        {
            for (var i = Math.Max(fact.Start, clause.Start); i < Math.Min(fact.End, clause.End); i++)
                letters[i - clause.Start] = ' ';
        }

        return new string(letters);
    }

    [GeneratedRegex(@"[.!?;:](?= [A-ZÄÖÜ„(\d])(?<!\b\d\.)(?<!\b(?:ca|bzw|Nr|Abs|Mio|Mrd|Art|St|Dr|z|B|u|a|d|h)\.)|[;,](?= )| (?:und|sowie|sondern|während|wobei|aber|jedoch) | – ", RegexOptions.CultureInvariant)]
    private static partial Regex Border();
}
