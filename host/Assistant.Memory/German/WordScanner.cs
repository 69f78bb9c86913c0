using Assistant.Memory.German.Notations;

namespace Assistant.Memory.German;

/// <summary>Finds where words and numbers end.</summary>
internal static class WordScanner
{
    private const int ThousandsDigits = 3;

    /// <summary>The end of a word: letters, digits and marks, and what the end of a line broke off (<c>Stel-⏎lungnahme</c>).</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">After its first letter.</param>
    public static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        while (true)
        {
            while (at < text.Length && CharClasses.IsInWord(text[at]))
                at++;
            if (at + 2 >= text.Length || !CharClasses.IsHyphen(text[at]) || BrokenRest(text, at) is not (> 0 and var rest))
                return at;
            at = rest + 1;
        }
    }

    /// <summary>The end of a number such as <c>1.250.000,50</c>; “85a” is a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Its first digit.</param>
    /// <param name="kind">Number or word.</param>
    public static int NumberEnd(ReadOnlySpan<char> text, int start, out TokenKind kind)
    {
        var at = Digits(text, start);
        kind = TokenKind.Number;
        if (at < text.Length && CharClasses.Of(text[at]) is CharClass.Letter or CharClass.Mark)
        {
            kind = TokenKind.Word;
            return WordEnd(text, at);
        }

        if (at - start <= ThousandsDigits)
        {
            while (IsThousands(text, at))
                at += 1 + ThousandsDigits;
        }

        return IsDecimal(text, at) ? Digits(text, at + 1) : at;
    }

    /// <summary>The end of the digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The first digit, or what follows digits.</param>
    public static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    /// <summary>The end of words that are joined by hyphens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">The end of the first word.</param>
    public static int ChainEnd(ReadOnlySpan<char> text, int end)
    {
        while (end + 1 < text.Length && CharClasses.IsHyphen(text[end]))
        {
            var next = end + 1;
            if (!CharClasses.IsAlphanumeric(text[next]))
                break;
            end = WordEnd(text, next + 1);
        }

        return end;
    }

    /// <summary>Whether there is a letter.</summary>
    /// <param name="text">Words and hyphens.</param>
    public static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (CharClasses.Of(letter) == CharClass.Letter)
                return true;
        }

        return false;
    }

    /// <summary>The first place from <paramref name="at"/> on that is no white space; at most three are skipped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to begin.</param>
    public static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        for (var i = 0; i < 3 && at < text.Length && char.IsWhiteSpace(text[at]); i++)
            at++;
        return at;
    }

    /// <summary>The letters of a word, without what follows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the word begins.</param>
    public static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at) =>
        at < text.Length && CharClasses.Of(text[at]) == CharClass.Letter ? text[at..WordEnd(text, at + 1)] : [];

    // Goes on in small letters, and not with a word such as “und”: that follows an ellipsis (“Haupt- und …”).
    private static int BrokenRest(ReadOnlySpan<char> text, int hyphen)
    {
        if (!char.IsWhiteSpace(text[hyphen + 1]) || !char.IsLower(text[hyphen - 1]))
            return 0;
        var rest = SkipSpace(text, hyphen + 1);
        if (rest + 1 >= text.Length || !char.IsLower(text[rest]) || !char.IsLower(text[rest + 1]))
            return 0;
        var end = rest;
        while (end < text.Length && CharClasses.Of(text[end]) == CharClass.Letter)
            end++;
        return EllipsisNotation.MayFollowHyphen(text[rest..end]) ? 0 : rest;
    }

    private static bool IsThousands(ReadOnlySpan<char> text, int at) =>
        at + ThousandsDigits < text.Length && text[at] is '.' or '\u00A0' or '\u202F' or '\u2009' && Digits(text, at + 1) == at + 1 + ThousandsDigits;

    // “1,2,3” is a list.
    private static bool IsDecimal(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != ',' || !char.IsAsciiDigit(text[at + 1]))
            return false;
        var end = Digits(text, at + 1);
        return end >= text.Length || (!CharClasses.IsInWord(text[end]) && !(text[end] == ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])));
    }
}
