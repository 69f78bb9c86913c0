using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Dates;
using Assistant.Conversations.Checks.Numbers;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Facts;

/// <summary>Every number, date, amount, time and reference occurs in a cited passage.</summary>
internal static partial class FactCheck
{
    private const decimal SmallOrdinal = 3;

    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        var known = text.Sources.SelectMany(source => source.Facts).ToList();
        foreach (var fact in text.Facts)
        {
            if (known.Any(source => FactMatch.Carries(source, fact)) || IsExempt(fact, known, text.Sources) || Later().IsMatch(text.Text, fact.Start))
                continue;
            var words = text.Text.Substring(fact.Start, fact.Length).Trim();
            yield return text.Finding(KindOf(fact), fact.Start, fact.Length, Reasons.Value(words, NearestFact.Words(text, fact)));
        }
    }

    /// <summary>What a finding about this fact is called.</summary>
    public static CheckKind KindOf(Fact fact) => fact.Kind switch
    {
        FactKind.Date => CheckKind.Date,
        FactKind.Time => CheckKind.Time,
        FactKind.Reference => CheckKind.Reference,
        FactKind.Number when fact.IsAmount => CheckKind.Amount,
        _ => CheckKind.Number,
    };

    private static bool IsExempt(Fact fact, List<Fact> known, IReadOnlyList<ReadSource> sources) => fact.Kind switch
    {
        // “der erste Schritt” is said loosely, unless the source counts the same thing.
        FactKind.Ordinal => fact.Value <= SmallOrdinal && !known.Any(source => source.Kind == FactKind.Ordinal && source.Noun is not null && source.Noun == fact.Noun),
        FactKind.Number => fact.Value == 2 && fact.Unit == Unit.None && sources.Any(source => Both().IsMatch(source.Text)),
        FactKind.Date when fact.Date!.Weekday is not null => !known.Any(source => source.Date?.Weekday is not null) || sources.Any(source => WeekdayRange().IsMatch(source.Text)),
        FactKind.Date when fact.Date!.SecondYear is not null => known.Any(source => Is(source, fact.Date.Year)) && known.Any(source => Is(source, fact.Date.SecondYear)),
        _ => false,
    };

    private static bool Is(Fact source, int? year) => source.Date is { } date && new PartialDate(null, null, year).IsCarriedBy(date);

    [GeneratedRegex(@"\b[Bb]eide[nrsm]?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Both();

    [GeneratedRegex(@"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\b\.? ?(?:-|–|bis|:|,|\d)|[Ww]erktag|[Ww]ochenend|[Tt]äglich|tags bis |tag bis ", RegexOptions.CultureInvariant)]
    private static partial Regex WeekdayRange();

    // “zwei Jahre später” is told from two dates.
    [GeneratedRegex(@"\G\p{L}+ (?:Jahre?|Monate?|Wochen?|Tage?) (?:später|zuvor|davor|danach|früher)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Later();
}
