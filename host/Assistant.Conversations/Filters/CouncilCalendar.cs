using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Conversations.Tools;
using Assistant.Memory.Documents;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Filters;

/// <summary>
/// Reads the times that only the council's own calendar tells: “im letzten Stadtrat”, “in der nächsten Sitzung”, “vor der Sommerpause”. The
/// days are those of the meetings that the caller may see; where they do not tell, no time is read. Thread-safe.
/// </summary>
internal sealed partial class CouncilCalendar(DocumentReader documents)
{
    /// <summary>What sources call the documents of meetings.</summary>
    private const string Meeting = "meeting";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>A shorter time without meetings is no break (days).</summary>
    private const int ShortestBreak = 21;

    /// <summary>The time that the question names; <see langword="null"/> where it names none of these.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="question">The question.</param>
    /// <param name="committees">The committees that it names; empty for all.</param>
    /// <param name="today">The day on which it is asked.</param>
    public Period? Read(Caller caller, string question, IReadOnlyList<string> committees, DateOnly today)
    {
        if (Sitting().Match(question) is { Success: true } sitting)
            return Sat(documents.Days(caller, Meeting, committees), sitting.Groups["which"].ValueSpan, today);
        if (Break().Match(question) is { Success: true } pause)
            return Paused(documents.Days(caller, Meeting, []), pause, today);
        return null;
    }

    /// <summary>The question without these times.</summary>
    /// <param name="question">The question.</param>
    public static string Without(string question) => Break().Replace(Sitting().Replace(question, " "), " ");

    private static Period? Sat(IReadOnlyList<DateOnly> days, ReadOnlySpan<char> which, DateOnly today)
    {
        var past = days.Count(day => day <= today);
        var at = char.ToLowerInvariant(which[0]) switch
        {
            'n' or 'k' => past,
            'v' when which.StartsWith("vorletzt", StringComparison.OrdinalIgnoreCase) => past - 2,
            _ => past - 1,
        };
        return at >= 0 && at < days.Count ? new Period(days[at], days[at]) : null;
    }

    private static Period? Paused(IReadOnlyList<DateOnly> days, Match pause, DateOnly today)
    {
        var isAfter = pause.Groups["way"].Value.StartsWith("nach", StringComparison.OrdinalIgnoreCase);
        var year = pause.Groups["year"] is { Success: true } named
            ? int.Parse(named.ValueSpan, CultureInfo.InvariantCulture)
            : isAfter && today.Month < 6 ? today.Year - 1 : today.Year;
        if (BreakOf(days, year) is not { } found)
            return null;
        return pause.Groups["way"].Value.ToUpperInvariant() switch
        {
            "VOR" => new Period(new DateOnly(year, 1, 1), found.Last),
            "NACH" or "SEIT" => new Period(found.Next, new DateOnly(year, 12, 31)),
            _ => new Period(found.Last.AddDays(1), found.Next.AddDays(-1)),
        };
    }

    // The longest time without a meeting that reaches into July or August.
    private static (DateOnly Last, DateOnly Next)? BreakOf(IReadOnlyList<DateOnly> days, int year) => days
        .Zip(days.Skip(1))
        .Where(pair => pair.First < new DateOnly(year, 8, 31) && pair.Second > new DateOnly(year, 7, 1) && pair.First.Year == year && pair.Second.Year == year)
        .Where(pair => pair.Second.DayNumber - pair.First.DayNumber >= ShortestBreak)
        .OrderByDescending(pair => pair.Second.DayNumber - pair.First.DayNumber)
        .Select(pair => ((DateOnly, DateOnly)?)pair)
        .FirstOrDefault();

    [GeneratedRegex(@"(?<!\w)(im|in der|bei der|auf der|zur|vom|at the|in the)\s(?<which>vorletzten|letzten|jüngsten|vergangenen|vorigen|nächsten|kommenden|last|next)\s(?=\p{L}*-?(sitzung|rat|rats|rates|ausschuss|ausschusses|beirat|beirats|kreistag|meeting|council|committee)(?!\p{L}))", Options)]
    private static partial Regex Sitting();

    [GeneratedRegex(@"(?<!\w)(?<way>vor|nach|seit|in|während)\sder\sSommerpause(\s(?<year>20\d{2}))?(?!\w)", Options)]
    private static partial Regex Break();
}
