namespace Assistant.Memory.German;

/// <summary>Finds words, numbers, references and hyphenated words in a text, without changing it.</summary>
internal static class Tokenizer
{
    /// <summary>
    /// The tokens in the order of the text. A reference or a hyphenated word comes after its parts, covering the same characters.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<Token> Tokens(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            if (!char.IsLetterOrDigit(text[position]))
            {
                position++;
                continue;
            }

            var first = Simple(text, position);
            yield return first;
            position = first.End;

            if (first.Kind == TokenKind.Number && IsReference(text, position))
            {
                var second = Simple(text, position + 1);
                yield return second;
                yield return new Token(first.Start, second.End - first.Start, TokenKind.Reference);
                position = second.End;
            }

            var parts = 1;
            while (IsHyphenBeforeWord(text, position))
            {
                var next = Simple(text, position + 1);
                yield return next;
                position = next.End;
                parts++;
            }

            if (parts > 1)
                yield return new Token(first.Start, position - first.Start, TokenKind.Compound);
        }
    }

    private static Token Simple(string text, int start)
    {
        var end = start + 1;
        if (char.IsAsciiDigit(text[start]))
        {
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsThousandsPoint(text, end)))
                end++;

            // “85a” is one token; “1.250 €” ends before the space.
            if (end >= text.Length || !char.IsLetter(text[end]))
                return new Token(start, end - start, TokenKind.Number);
        }

        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsMark(text[end])))
            end++;
        return new Token(start, end - start, TokenKind.Word);
    }

    private static bool IsThousandsPoint(string text, int at) =>
        text[at] == '.' && at + 3 < text.Length && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]) &&
        (at + 4 >= text.Length || !char.IsAsciiDigit(text[at + 4]));

    private static bool IsReference(string text, int at) =>
        at + 1 < text.Length && text[at] == '/' && char.IsAsciiDigit(text[at + 1]);

    private static bool IsHyphenBeforeWord(string text, int at) =>
        at + 1 < text.Length && text[at] is '-' or '\u2010' or '\u2011' && char.IsLetterOrDigit(text[at + 1]);

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
