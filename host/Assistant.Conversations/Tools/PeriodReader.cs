using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Conversations.Tools;

/// <summary>
/// Reads the time that a question speaks of: days (3.5.2024, 3. Mai 2024, 2024-05-03), months, years, “heute”, “nächste Woche”, “seit …”,
/// “bis …”, “zwischen … und …”, “die letzten drei Wochen”. A day that does not exist (31.2.) is none.
/// </summary>
internal static partial class PeriodReader
{
    private const string Numbers = @"\d{1,3}|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf";

    private const string MomentPattern =
        @"\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:\d{4}|\d{2})(?!\d))?|(?:\d{1,2}\.?\s)?(?:" + Moment.MonthNames + @")(?:\s[12]\d{3})?|\d{1,2}\.(?:" + Moment.MonthNames + @")(?:\s[12]\d{3})?|" +
        @"[1-4]\.\squartal(?:\s[12]\d{3})?|(?:jahre?[sn]?\s)?(?:19|20)\d{2}(?![/\d]|-\d)|heute|gestern|vorgestern|morgen|übermorgen|today|yesterday|tomorrow|" +
        @"(?:diese[rnms]?|letzte[rnms]?|vergangene[rnms]?|vorige[rnms]?|nächste[rnms]?|kommende[rnms]?|this|last|next)\s(?:woche|monats?|jahre?s?|week|month|year)|" +
        @"(?:(?:letzten|vergangenen|nächsten|kommenden)\s)?(?:" + Moment.DayNames + ")";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The period, or <see langword="null"/> where the question names none.</summary>
    /// <param name="question">The question.</param>
    /// <param name="today">The day on which it is asked, in the city's time zone.</param>
    public static Period? Read(string question, DateOnly today)
    {
        if (Span().Match(question) is { Success: true } span)
            return Spanned(span, today);
        if (DayRange().Match(question) is { Success: true } days)
            return Between($"{days.Groups["a"].Value}. {days.Groups["rest"].Value}", $"{days.Groups["b"].Value}. {days.Groups["rest"].Value}", today);
        if (Range().Match(question) is { Success: true } range)
            return Between(range.Groups["a"].Value, range.Groups["b"].Value, today);
        if (Since().Match(question) is { Success: true } since)
            return Moment.Read(since.Groups["a"].Value, today, Direction.Past) is { } start ? new Period(start.From, null) : null;
        if (Until().Match(question) is { Success: true } until)
            return Moment.Read(until.Groups["a"].Value, today, Direction.Nearest) is { } end ? new Period(null, end.To) : null;
        return Any().Match(question) is { Success: true } any ? Moment.Read(any.Value, today, Direction.Nearest) : null;
    }

    /// <summary>The question without the words that name a time.</summary>
    /// <param name="question">The question.</param>
    public static string Without(string question)
    {
        var text = question;
        foreach (var pattern in (Regex[])[Span(), DayRange(), Range(), Since(), Until(), Any()])
            text = pattern.Replace(text, " ");
        return text.Length == question.Length ? question : text;
    }

    private static Period? Between(string first, string last, DateOnly today)
    {
        // “zwischen März und Mai 2025”: the year belongs to both.
        if (!Year().IsMatch(first) && Year().Match(last) is { Success: true } year)
            first = $"{first.TrimEnd()} {year.Value}";
        var (from, to) = (Moment.Read(first, today, Direction.Nearest), Moment.Read(last, today, Direction.Nearest));
        return from is null || to is null || from.From > to.To ? null : new Period(from.From, to.To);
    }

    private static Period Spanned(Match match, DateOnly today)
    {
        var sign = char.ToLowerInvariant(match.Groups["way"].Value[0]) is 'l' or 'v' ? -1 : 1;
        var number = match.Groups["number"].Value.ToLowerInvariant() switch
        {
            "zwei" => 2,
            "drei" => 3,
            "vier" => 4,
            "fünf" => 5,
            "sechs" => 6,
            "acht" => 8,
            "zehn" => 10,
            "zwölf" => 12,
            var digits => int.Parse(digits, CultureInfo.InvariantCulture),
        };
        var other = char.ToLowerInvariant(match.Groups["unit"].Value[0]) switch
        {
            't' => today.AddDays(sign * number),
            'w' => today.AddDays(sign * 7 * number),
            'm' => today.AddMonths(sign * number),
            _ => today.AddYears(sign * Math.Min(number, 100)),
        };
        return sign < 0 ? new Period(other, today) : new Period(today, other);
    }

    [GeneratedRegex(@"\b(?<way>letzten|vergangenen|nächsten|kommenden)\s(?<number>" + Numbers + @")\s(?<unit>tagen?|wochen?|monaten?|jahren?)\b", Options)]
    private static partial Regex Span();

    [GeneratedRegex(@"\b(?:vom\s|von\s)?(?<a>\d{1,2})\.\s?(?:bis|–|-)\s?(?:zum\s)?(?<b>\d{1,2})\.\s?(?<rest>(?:" + Moment.MonthNames + @")(?:\s[12]\d{3})?)\b", Options)]
    private static partial Regex DayRange();

    [GeneratedRegex(@"\b(?:zwischen|vom|von|between|from)\s(?:dem\s)?(?<a>" + MomentPattern + @")\s(?:und|bis|and|to)\s(?:dem\s|zum\s)?(?<b>" + MomentPattern + @")(?!\w)", Options)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?:seit|ab|nach|since|after)\s(?:dem\s|der\s|anfang\s)?(?<a>" + MomentPattern + @")(?!\w)", Options)]
    private static partial Regex Since();

    [GeneratedRegex(@"\b(?:bis|vor|until|before)\s(?:zum\s|zur\s|dem\s|der\s|ende\s)?(?<a>" + MomentPattern + @")(?!\w)", Options)]
    private static partial Regex Until();

    [GeneratedRegex(@"(?<![\w/.,])(?:" + MomentPattern + @")(?!\w)", Options)]
    private static partial Regex Any();

    [GeneratedRegex(@"\b(?:19|20)\d{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
