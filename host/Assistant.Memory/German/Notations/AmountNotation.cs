using System.Globalization;

namespace Assistant.Memory.German.Notations;

/// <summary>Numbers, also with a word for thousands or millions: <c>1.250.000 €</c> and <c>1,25 Mio. €</c> give the same term.</summary>
internal static class AmountNotation
{
    private const int MaxLength = 32;
    private const decimal MaxValue = 1_000_000_000_000_000m;

    /// <summary>Where the word ends that multiplies a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="numberEnd">The end of the number.</param>
    /// <returns>0 where there is none.</returns>
    public static int End(ReadOnlySpan<char> text, int numberEnd)
    {
        var at = WordScanner.SkipSpace(text, numberEnd);
        if (at == numberEnd || at >= text.Length || (char)(text[at] | ' ') is not ('m' or 't'))
            return 0;
        var word = WordScanner.WordAt(text, at);
        return Factor(word, text[(at + word.Length)..]) > 1 ? at + word.Length : 0;
    }

    /// <summary>The term of a number with its word: <c>1250000</c>; none where that is no whole number.</summary>
    /// <param name="token">A token of this kind.</param>
    public static string Term(ReadOnlySpan<char> token)
    {
        var end = WordScanner.NumberEnd(token, 0, out _);
        var word = WordScanner.WordAt(token, WordScanner.SkipSpace(token, end));
        if (!decimal.TryParse(Plain(token[..end]), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > MaxValue)
            return "";
        value *= Factor(word, "€");
        return value <= MaxValue && decimal.Truncate(value) == value ? value.ToString("0", CultureInfo.InvariantCulture) : "";
    }

    /// <summary>The term of a plain number: without points between thousands; <c>3,50</c> and <c>3,5</c> are <c>3k5</c>, <c>3,00</c> is <c>3</c>.</summary>
    /// <param name="token">A token of the kind <see cref="TokenKind.Number"/>.</param>
    public static string NumberTerm(ReadOnlySpan<char> token)
    {
        if (token.Length > MaxLength)
            return "";
        var plain = Plain(token);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return plain;
        var decimals = plain.AsSpan(point + 1).TrimEnd('0');
        return decimals.IsEmpty ? plain[..point] : string.Concat(plain.AsSpan(0, point), "k", decimals);
    }

    // Digits with a point before decimals.
    private static string Plain(ReadOnlySpan<char> number)
    {
        Span<char> plain = stackalloc char[Math.Min(number.Length, MaxLength)];
        var length = 0;
        foreach (var letter in number)
        {
            if (length == plain.Length)
                break;
            if (char.IsAsciiDigit(letter) || letter == ',')
                plain[length++] = letter == ',' ? '.' : letter;
        }

        return plain[..length].ToString();
    }

    private static decimal Factor(ReadOnlySpan<char> word, ReadOnlySpan<char> after)
    {
        if (word is "T")
            return after is ['€', ..] ? 1_000 : 1;
        if (Is(word, "tsd") || Is(word, "tausend") || Is(word, "teur") || Is(word, "teuro"))
            return 1_000;
        if (Is(word, "mio") || Is(word, "million") || Is(word, "millionen"))
            return 1_000_000;
        return Is(word, "mrd") || Is(word, "milliarde") || Is(word, "milliarden") ? 1_000_000_000 : 1;
    }

    private static bool Is(ReadOnlySpan<char> word, string name) => word.Equals(name, StringComparison.OrdinalIgnoreCase);
}
