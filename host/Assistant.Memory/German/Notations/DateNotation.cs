using System.Globalization;

namespace Assistant.Memory.German.Notations;

/// <summary>A day: <c>23.09.2025</c>, <c>23.9.25</c>, <c>23. September 2025</c>, <c>2025-09-23</c>. All give one term.</summary>
internal static class DateNotation
{
    private const int CenturyTurn = 50;
    private static readonly string[] Months = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
    private static readonly string[] MonthNames = ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

    /// <summary>Where the date ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Its first digit.</param>
    /// <param name="numberEnd">The end of the number that begins there.</param>
    /// <returns>0 where there is none.</returns>
    public static int End(ReadOnlySpan<char> text, int start, int numberEnd) => TryRead(text, start, numberEnd, out _, out var end) ? end : 0;

    /// <summary>The term of a date: <c>d20250923</c>.</summary>
    /// <param name="token">A token of this kind.</param>
    public static string Term(ReadOnlySpan<char> token) =>
        TryRead(token, 0, WordScanner.Digits(token, 0), out var date, out _) ? date.ToString("'d'yyyyMMdd", CultureInfo.InvariantCulture) : "";

    private static bool TryRead(ReadOnlySpan<char> text, int start, int numberEnd, out DateOnly date, out int end)
    {
        date = default;
        end = 0;
        if (numberEnd + 1 >= text.Length)
            return false;
        return (numberEnd - start, text[numberEnd]) switch
        {
            (1 or 2, '.') => TryReadDayFirst(text, start, numberEnd, out date, out end),
            (4, not '.') => TryReadYearFirst(text, start, out date, out end),
            _ => false,
        };
    }

    private static bool TryReadDayFirst(ReadOnlySpan<char> text, int start, int point, out DateOnly date, out int end)
    {
        date = default;
        end = 0;
        var at = WordScanner.SkipSpace(text, point + 1);
        var monthEnd = WordScanner.Digits(text, at);
        int month;
        if (monthEnd > at)
        {
            if (monthEnd - at > 2 || monthEnd >= text.Length || text[monthEnd] != '.')
                return false;
            month = Number(text[at..monthEnd]);
            monthEnd++;
        }
        else
        {
            var name = WordScanner.WordAt(text, at);
            month = Month(name);
            monthEnd = at + name.Length;
            if (monthEnd < text.Length && text[monthEnd] == '.')
                monthEnd++;
        }

        at = WordScanner.SkipSpace(text, monthEnd);
        end = WordScanner.Digits(text, at);
        if (end - at is not (2 or 4) || (end < text.Length && CharClasses.IsInWord(text[end])))
            return false;
        var year = Number(text[at..end]);
        if (end - at == 2)
            year += year < CenturyTurn ? 2000 : 1900;
        return TryDate(year, month, Number(text[start..point]), out date);
    }

    private static bool TryReadYearFirst(ReadOnlySpan<char> text, int start, out DateOnly date, out int end)
    {
        date = default;
        end = start + "2025-09-23".Length;
        if (end > text.Length || (end < text.Length && CharClasses.IsInWord(text[end])))
            return false;
        var day = text[start..end];
        return CharClasses.IsHyphen(day[4]) && CharClasses.IsHyphen(day[7]) && WordScanner.Digits(day, 5) == 7 && WordScanner.Digits(day, 8) == day.Length &&
            TryDate(Number(day[..4]), Number(day[5..7]), Number(day[8..]), out date);
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Month(ReadOnlySpan<char> name)
    {
        if (name.Equals("maerz", StringComparison.OrdinalIgnoreCase) || name.Equals("mrz", StringComparison.OrdinalIgnoreCase))
            return 3;
        if (name.Equals("sept", StringComparison.OrdinalIgnoreCase))
            return 9;
        for (var month = 0; month < Months.Length; month++)
        {
            if (name.Equals(MonthNames[month], StringComparison.OrdinalIgnoreCase) || name.Equals(Months[month], StringComparison.OrdinalIgnoreCase))
                return month + 1;
        }

        return 0;
    }

    private static bool TryDate(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < 1800 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }
}
