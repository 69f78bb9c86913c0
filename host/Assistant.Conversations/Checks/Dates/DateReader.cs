using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Numbers;

namespace Assistant.Conversations.Checks.Dates;

/// <summary>Reads days, months, years, school years, quarters and weekdays in all spellings.</summary>
internal static partial class DateReader
{
    private const string Year = @"(?<year>(?:19|20)\d{2})(?![\d])";

    public static void Read(FactScan scan, bool isSource)
    {
        foreach (var match in scan.Free(Iso()))
            Add(scan, match.Index, match.Length, new PartialDate(Number(match, "day"), Number(match, "month"), Number(match, "year")));
        foreach (var match in scan.Free(Numeric()))
            AddDay(scan, match, Number(match, "month"));
        foreach (var match in scan.Free(Named()))
            AddDay(scan, match, MonthNames.Number(match.Groups["month"].Value));
        foreach (var match in scan.Free(NumericDay()))
            AddDay(scan, match, Number(match, "month"));
        foreach (var match in scan.Free(Quarter()))
            Add(scan, match.Index, match.Length, new PartialDate(null, null, Number(match, "year")) { Quarter = QuarterOf(match) });
        foreach (var match in scan.Free(MonthAlone()))
            Add(scan, match.Index, match.Length, new PartialDate(null, MonthNames.Number(match.Groups["month"].Value), Number(match, "year")));
        foreach (var match in scan.Free(YearPair()))
            AddPair(scan, match);
        foreach (var match in scan.Free(YearAlone()))
            AddYear(scan, match, isSource);
        foreach (var match in scan.Free(Weekday()))
            Add(scan, match.Index, match.Length, new PartialDate(null, null, null) { Weekday = WeekdayOf(match.Value) });
        InheritYears(scan);
    }

    private static void AddDay(FactScan scan, Match match, int? month)
    {
        var day = Number(match, "day");
        if (month is null or < 1 or > 12 || day is null or < 1 || day > DateTime.DaysInMonth(2024, month.Value))
            return;
        var year = Number(match, "year");
        if (year < 100)
            year += year < 70 ? 2000 : 1900;
        Add(scan, match.Index, match.Length, new PartialDate(day, month, year));

        // “13. oder 18. November 2024”, “13./14.5.2024”
        var start = match.Index;
        while (DayBefore().Match(scan.Text[Math.Max(0, start - 24)..start]) is { Success: true } before && int.Parse(before.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var earlier)
        {
            start -= before.Length;
            if (!scan.IsFree(start, before.Groups["day"].Length))
                return;
            Add(scan, start, before.Groups["day"].Length + 1, new PartialDate(earlier, month, year));
        }
    }

    private static void AddPair(FactScan scan, Match match)
    {
        var first = Number(match, "year")!.Value;
        var second = Number(match, "second")!.Value;
        if (second < 100)
            second += first / 100 * 100;
        if (second == first + 1)
            Add(scan, match.Index, match.Length, new PartialDate(null, null, first) { SecondYear = second });
    }

    // “2026 Wohnungen” may be a count: sources keep both readings, units decide for answers.
    private static void AddYear(FactScan scan, Match match, bool isSource)
    {
        var (scale, unit, _) = Units.ReadBehind(scan.Text, match.Index + match.Length);
        if (scale != 1 || unit.Class is not (UnitClass.None or UnitClass.Days or UnitClass.Months or UnitClass.Minutes))
            return;
        var year = Number(match, "year");
        Add(scan, match.Index, match.Length, new PartialDate(null, null, year));
        if (isSource)
            scan.Add(new Fact(FactKind.Number, match.Index, match.Length) { Value = year!.Value, IsSecondReading = true });
    }

    // “18. Juli bis 30. November 2022”: the year belongs to both.
    private static void InheritYears(FactScan scan)
    {
        var dates = scan.Facts.Where(fact => fact.Kind == FactKind.Date && fact.Date!.Weekday is null).OrderBy(fact => fact.Start).ToList();
        for (var i = dates.Count - 2; i >= 0; i--)
        {
            var (fact, next) = (dates[i], dates[i + 1]);
            if (fact.Date!.Year is not null || next.Date!.Year is null || next.Date.SecondYear is not null || next.Start < fact.End || next.Date.Month is null != fact.Date.Month is null)
                continue;
            if (!Connector().IsMatch(scan.Text.AsSpan(fact.End, next.Start - fact.End)))
                continue;
            dates[i] = fact with { Date = fact.Date with { Year = next.Date.Year } };
            scan.Replace(fact, dates[i]);
        }
    }

    private static void Add(FactScan scan, int start, int length, PartialDate date) => scan.Add(new Fact(FactKind.Date, start, length) { Date = date });

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;

    private static int QuarterOf(Match match)
    {
        var name = match.Groups["number"].Value.ToLowerInvariant();
        var number = name[0] switch
        {
            >= '1' and <= '4' => name[0] - '0',
            'e' => 1,
            'z' => 2,
            'd' => 3,
            'v' => 4,
            _ => name.TrimEnd('.') switch { "i" => 1, "ii" => 2, "iii" => 3, _ => 4 },
        };
        return match.Value.Contains("albjahr", StringComparison.Ordinal) ? number + 10 : number;
    }

    private static int WeekdayOf(string word) => word.ToLowerInvariant()[..3] switch
    {
        "mon" => 0,
        "die" => 1,
        "mit" => 2,
        "don" => 3,
        "fre" => 4,
        "sam" or "son" when !word.StartsWith("sonntag", StringComparison.OrdinalIgnoreCase) => 5,
        _ => 6,
    };

    [GeneratedRegex(@"(?<![\d/])(?<year>(?:19|20)\d{2})-(?<month>\d{2})-(?<day>\d{2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d,]|\d\.)(?<day>\d{1,2})\. ?(?<month>\d{1,2})\.(?: ?(?<year>\d{4})|(?<year>\d{2}))(?![\d]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<![\d,]|\d\.)(?<day>\d{1,2})\.? ?(?<month>" + MonthNames.Any + @")(?!\p{L})(?: " + Year + ")?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\d,]|\d\.)(?<day>\d{1,2})\. ?(?<month>\d{1,2})\.(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NumericDay();

    [GeneratedRegex(@"(?<![\d.])(?<day>\d{1,2})\.(?: ?(?:und|oder|bis zum|bis|sowie|[/,–-]) ?)$", RegexOptions.CultureInvariant)]
    private static partial Regex DayBefore();

    [GeneratedRegex(@"(?<!\p{L})(?:(?<number>[1-4])\.|(?<number>I{1,3}|IV)\.?|(?<number>erste|zweite|dritte|vierte)[nrsm]?) (?:Quartal|Halbjahr)s?(?:(?: des Jahres)? " + Year + @")?|(?<!\p{L})Q(?<number>[1-4])(?:[ /]" + Year + ")?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"(?<!\p{L})(?<month>" + MonthNames.Full + @")(?!\p{L})(?:(?: des Jahres)? " + Year + ")?", RegexOptions.CultureInvariant)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"(?<![\d./,])(?<year>(?:19|20)\d{2}) ?[/–-] ?(?<second>(?:(?:19|20)\d{2}|\d{2}))(?![\d/]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearPair();

    [GeneratedRegex(@"(?<![\d/,\p{L}]|\d\.)" + Year + @"(?!/\d|[.,]\d| \d{3}(?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"(?<!\p{L})(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:s|e|en)?(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^ ?(?:bis|bis zum|bis einschließlich|bis einschließlich zum|und|oder|–|-|/|,|und am|oder am|und vom|sowie) ?(?:dem |zum |den |am )?$", RegexOptions.CultureInvariant)]
    private static partial Regex Connector();
}
