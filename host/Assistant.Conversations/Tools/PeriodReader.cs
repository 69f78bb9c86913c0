using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Conversations.Tools;

/// <summary>
/// Reads the time that a German question speaks of: days (3.5.2024, 3. Mai 2024, 2024-05-03), months, years, “heute”, “nächste Woche”,
/// “seit …”, “bis …”, “zwischen … und …”. Weeks begin on Monday (ISO 8601).
/// </summary>
internal static partial class PeriodReader
{
    private const string MonthNames = "januar|februar|märz|maerz|april|mai|juni|juli|august|september|oktober|november|dezember";

    private const string Moment =
        @"\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})|\d{1,2}\.\s?(?:" + MonthNames + @")(?:\s\d{4})?|(?:" + MonthNames + @")(?:\s\d{4})?|(?:19|20)\d{2}(?![/\d])|" +
        @"heute|gestern|vorgestern|morgen|(?:diese[rnms]?|letzte[rnms]?|vergangene[rnms]?|vorige[rnms]?|nächste[rnms]?|kommende[rnms]?)\s(?:woche|monats?|jahre?s?)";

    /// <summary>The period, or <see langword="null"/> where the question names none.</summary>
    /// <param name="question">The question.</param>
    /// <param name="today">The day on which it is asked, in the city's time zone.</param>
    public static Period? Read(string question, DateOnly today)
    {
        if (Range().Match(question) is { Success: true } range && Span(range.Groups["a"].Value, today) is { } first && Span(range.Groups["b"].Value, today) is { } last)
            return new Period(first.From, last.To);
        if (Since().Match(question) is { Success: true } since && Span(since.Groups["a"].Value, today) is { } start)
            return new Period(start.From, null);
        if (Until().Match(question) is { Success: true } until && Span(until.Groups["a"].Value, today) is { } end)
            return new Period(null, end.To);
        return Any().Match(question) is { Success: true } any ? Span(any.Value, today) : null;
    }

    private static Period? Span(string text, DateOnly today)
    {
        var words = text.ToLowerInvariant().Trim();
        return words switch
        {
            "heute" => Day(today),
            "gestern" => Day(today.AddDays(-1)),
            "vorgestern" => Day(today.AddDays(-2)),
            "morgen" => Day(today.AddDays(1)),
            _ => Relative(words, today) ?? Absolute(words, today),
        };
    }

    private static Period? Relative(string words, DateOnly today)
    {
        var space = words.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || char.IsAsciiDigit(words[0]))
            return null;
        int? offset = words[0] switch
        {
            'd' when words.StartsWith("dies", StringComparison.Ordinal) => 0,
            'l' or 'v' => -1,
            'n' or 'k' => 1,
            _ => null,
        };
        if (offset is not { } steps)
            return null;
        var unit = words[(space + 1)..];
        if (unit == "woche")
        {
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + (7 * steps));
            return new Period(monday, monday.AddDays(6));
        }

        if (unit.StartsWith("monat", StringComparison.Ordinal))
            return Month(today.AddMonths(steps).Year, today.AddMonths(steps).Month);
        return unit.StartsWith("jahr", StringComparison.Ordinal) ? Year(today.Year + steps) : null;
    }

    private static Period? Absolute(string words, DateOnly today)
    {
        if (DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Day(day);
        var compact = words.Replace(". ", ".", StringComparison.Ordinal);
        if (DateOnly.TryParseExact(compact, ["d.M.yyyy", "d.M.yy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Day(day);
        if (words.Length == 4 && int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return Year(year);

        var named = NamedMonth().Match(compact);
        if (!named.Success)
            return null;
        var month = MonthNumber(named.Groups["month"].Value);
        var ofYear = named.Groups["year"].Success ? int.Parse(named.Groups["year"].Value, CultureInfo.InvariantCulture) : today.Year;
        if (!named.Groups["day"].Success)
            return Month(ofYear, month);
        var number = int.Parse(named.Groups["day"].Value, CultureInfo.InvariantCulture);
        return number >= 1 && number <= DateTime.DaysInMonth(ofYear, month) ? Day(new DateOnly(ofYear, month, number)) : null;
    }

    private static int MonthNumber(string name)
    {
        var position = Array.IndexOf(MonthNames.Split('|'), name);
        return position < 3 ? position + 1 : position; // “märz” and “maerz” are the same month.
    }

    private static Period Day(DateOnly day) => new(day, day);

    private static Period Month(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    private static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    [GeneratedRegex(@"\b(?:zwischen|vom|von)\s(?:dem\s)?(?<a>" + Moment + @")\s(?:und|bis)\s(?:dem\s|zum\s)?(?<b>" + Moment + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?:seit|ab|nach)\s(?:dem\s|der\s)?(?<a>" + Moment + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    [GeneratedRegex(@"\b(?:bis|vor)\s(?:zum\s|zur\s|dem\s|der\s)?(?<a>" + Moment + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    [GeneratedRegex(@"(?<![\w/])(?:" + Moment + @")(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Any();

    [GeneratedRegex(@"^(?:(?<day>\d{1,2})\.)?(?<month>" + MonthNames + @")(?:\s(?<year>\d{4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex NamedMonth();
}
