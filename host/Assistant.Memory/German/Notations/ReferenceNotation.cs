namespace Assistant.Memory.German.Notations;

/// <summary>
/// The number of a paper or plan: <c>2024/0815</c>, <c>2024-0815</c>, <c>0815/2024</c>, <c>85/1</c>. The year may stand first or last and
/// zeros in front count for nothing; <c>2024/2025</c> is <c>2024/25</c>.
/// </summary>
internal static class ReferenceNotation
{
    private const int MaxLength = 32;

    /// <summary>Where “85/1” ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="slash">The end of the first number.</param>
    /// <returns>0 where there is none.</returns>
    public static int SlashEnd(ReadOnlySpan<char> text, int slash) =>
        slash + 1 < text.Length && text[slash] == '/' && char.IsAsciiDigit(text[slash + 1]) ? WordScanner.NumberEnd(text, slash + 1, out _) : 0;

    /// <summary>Where “2024-0815” ends: a year, a hyphen and a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The first digit.</param>
    /// <param name="hyphen">The end of the first number.</param>
    /// <returns>0 where there is none.</returns>
    public static int HyphenEnd(ReadOnlySpan<char> text, int start, int hyphen)
    {
        if (!IsYear(text[start..hyphen]))
            return 0;
        var end = WordScanner.Digits(text, hyphen + 1);
        return end - hyphen - 1 is >= 2 and <= 6 && (end >= text.Length || (!CharClasses.IsInWord(text[end]) && !CharClasses.IsHyphen(text[end]))) ? end : 0;
    }

    /// <summary>The term of a reference: <c>2024x815</c>.</summary>
    /// <param name="token">A token of this kind.</param>
    public static string Term(ReadOnlySpan<char> token)
    {
        var at = WordScanner.Digits(token, 0);
        if (at + 1 >= token.Length || token.Length > MaxLength)
            return "";
        var first = token[..at];
        var second = token[(at + 1)..];
        if (IsYear(first) && IsYear(second))
            return string.Concat(first, "x", second[2..].TrimStart('0'));
        return IsYear(second) ? Joined(second, first) : Joined(first, second);
    }

    private static string Joined(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => string.Concat(Number(first), "x", Folding.Fold(Number(second)));

    private static bool IsYear(ReadOnlySpan<char> digits) =>
        digits is ['1', '9', _, _] or ['2', '0', _, _] && char.IsAsciiDigit(digits[2]) && char.IsAsciiDigit(digits[3]);

    private static ReadOnlySpan<char> Number(ReadOnlySpan<char> digits)
    {
        var trimmed = digits.TrimStart('0');
        return trimmed.IsEmpty ? "0" : trimmed;
    }
}
