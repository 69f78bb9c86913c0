using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Conversations.Tools;

/// <summary>Reads one day, week, month, quarter or year. Weeks begin on Monday (ISO 8601).</summary>
internal static partial class Moment
{
    public const string MonthNames = "januar|februar|märz|maerz|april|mai|juni|juli|august|september|oktober|november|dezember";
    public const string DayNames = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag";

    /// <summary>The period, or <see langword="null"/> where the words are no time or the day does not exist.</summary>
    /// <param name="text">The words.</param>
    /// <param name="today">Today.</param>
    /// <param name="direction">Which year is meant where none is named; for days of the week, whether the last or the next.</param>
    public static Period? Read(string text, DateOnly today, Direction direction)
    {
        var words = YearPrefix().Replace(text.ToLowerInvariant().Trim(), "");
        return words switch
        {
            "heute" or "today" => Day(today),
            "gestern" or "yesterday" => Day(today.AddDays(-1)),
            "vorgestern" => Day(today.AddDays(-2)),
            "morgen" or "tomorrow" => Day(today.AddDays(1)),
            "übermorgen" => Day(today.AddDays(2)),
            _ => Relative(words, today) ?? Weekday(words, today, direction) ?? Numeric(words, today, direction) ?? Quarter(words, today) ?? Named(words, today, direction),
        };
    }

    private static Period? Relative(string words, DateOnly today)
    {
        if (RelativeWords().Match(words) is not { Success: true } match)
            return null;
        var steps = match.Groups["way"].Value switch
        {
            var way when way.StartsWith("dies", StringComparison.Ordinal) || way == "this" => 0,
            ['l' or 'v', ..] => -1,
            _ => 1,
        };
        switch (match.Groups["unit"].Value[0])
        {
            case 'w':
                var monday = Monday(today).AddDays(7 * steps);
                return new Period(monday, monday.AddDays(6));
            case 'm':
                return Month(today.AddMonths(steps).Year, today.AddMonths(steps).Month);
            default:
                return Year(today.Year + steps);
        }
    }

    private static Period? Weekday(string words, DateOnly today, Direction direction)
    {
        if (WeekdayWords().Match(words) is not { Success: true } match)
            return null;
        var name = match.Groups["day"].Value == "sonnabend" ? "samstag" : match.Groups["day"].Value;
        var position = Array.IndexOf(DayNames.Replace("sonnabend|", "", StringComparison.Ordinal).Split('|'), name);
        var isPast = match.Groups["way"].Value is ['l' or 'v', ..] || (direction == Direction.Past && match.Groups["way"].Length == 0);
        var distance = (position - (((int)today.DayOfWeek + 6) % 7) + 7) % 7;
        if (isPast)
            return Day(today.AddDays(distance == 0 ? -7 : distance - 7));
        return Day(today.AddDays(distance == 0 && match.Groups["way"].Length > 0 ? 7 : distance));
    }

    private static Period? Numeric(string words, DateOnly today, Direction direction)
    {
        if (DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Day(day);
        var compact = words.Replace(" ", "", StringComparison.Ordinal);
        if (DateOnly.TryParseExact(compact, ["d.M.yyyy", "d.M.yy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Day(day);
        if (DayAndMonth().Match(compact) is { Success: true } match)
            return DayOf(Number(match, "day"), Number(match, "month"), today, direction);
        return words.Length == 4 && int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? Year(year) : null;
    }

    private static Period? Quarter(string words, DateOnly today)
    {
        if (QuarterWords().Match(words) is not { Success: true } match)
            return null;
        var first = new DateOnly(match.Groups["year"].Success ? Number(match, "year") : today.Year, (Number(match, "number") * 3) - 2, 1);
        return new Period(first, first.AddMonths(3).AddDays(-1));
    }

    private static Period? Named(string words, DateOnly today, Direction direction)
    {
        if (NamedMonth().Match(words) is not { Success: true } match)
            return null;
        var position = Array.IndexOf(MonthNames.Split('|'), match.Groups["month"].Value);
        var month = position < 3 ? position + 1 : position; // “märz” and “maerz” are the same month.
        int? year = match.Groups["year"].Success ? Number(match, "year") : null;
        if (!match.Groups["day"].Success)
            return Month(year ?? YearOf(today, direction, candidate => new DateOnly(candidate, month, 1)), month);
        var day = Number(match, "day");
        return year is null ? DayOf(day, month, today, direction) : DayOf(day, month, year.Value);
    }

    private static Period? DayOf(int day, int month, DateOnly today, Direction direction)
    {
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2024, month))
            return null;
        return DayOf(day, month, YearOf(today, direction, year => new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)))));
    }

    private static Period? DayOf(int day, int month, int year) =>
        year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? Day(new DateOnly(year, month, day)) : null;

    private static int YearOf(DateOnly today, Direction direction, Func<int, DateOnly> start)
    {
        if (direction == Direction.Past)
            return start(today.Year) <= today ? today.Year : today.Year - 1;
        return ((int[])[today.Year, today.Year + 1, today.Year - 1]).MinBy(year => Math.Abs(start(year).DayNumber - today.DayNumber));
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static Period Day(DateOnly day) => new(day, day);

    private static Period Month(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    private static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    [GeneratedRegex(@"^jahre?[sn]?\s", RegexOptions.CultureInvariant)]
    private static partial Regex YearPrefix();

    [GeneratedRegex(@"^(?<way>dies\w*|letzt\w*|vergang\w*|vorig\w*|nächst\w*|kommend\w*|this|last|next)\s(?<unit>woche|week|mona?\w*|jahr\w*|year)$", RegexOptions.CultureInvariant)]
    private static partial Regex RelativeWords();

    [GeneratedRegex("^(?:(?<way>letzten|vergangenen|nächsten|kommenden)\\s)?(?<day>" + DayNames + ")$", RegexOptions.CultureInvariant)]
    private static partial Regex WeekdayWords();

    [GeneratedRegex(@"^(?<day>\d{1,2})\.(?<month>\d{1,2})\.$", RegexOptions.CultureInvariant)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^(?<number>[1-4])\.\squartal(?:\s(?<year>[12]\d{3}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex QuarterWords();

    [GeneratedRegex(@"^(?:(?<day>\d{1,2})\.?\s?)?(?<month>" + MonthNames + @")(?:\s(?<year>[12]\d{3}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex NamedMonth();
}
