namespace Assistant.Memory.Splitting;

/// <summary>Counts words, and cuts what has too many.</summary>
internal static class WordCount
{
    // German words have some seven characters with the space; strings without spaces must not pass as one word.
    private const int CharactersPerWord = 12;

    /// <summary>The words of a stretch; long strings count for several.</summary>
    public static int Of(string text, TextRange range)
    {
        var words = 0;
        var inWord = false;
        for (var i = range.Start; i < range.End; i++)
        {
            var isSpace = char.IsWhiteSpace(text[i]);
            if (!isSpace && !inWord)
                words++;
            inWord = !isSpace;
        }

        return Math.Max(words, range.Length / CharactersPerWord);
    }

    /// <summary>Whether a stretch has more words than that; looks no further than it must.</summary>
    public static bool Exceeds(string text, TextRange range, int maxWords) =>
        range.Length / CharactersPerWord > maxWords || Of(text, range) > maxWords;

    /// <summary>Where to cut so that the first part has at most so many words: after a clause if there is one, else between words.</summary>
    public static int Cut(string text, TextRange range, int maxWords)
    {
        var limit = Limit(text, range, maxWords);
        var earliest = range.Start + ((limit - range.Start) / 2);
        var space = -1;
        for (var i = limit; i > earliest; i--)
        {
            if (!char.IsWhiteSpace(text[i]))
                continue;
            if (space < 0)
                space = i;
            if (text[i] == '\n' || text[i - 1] is ';' or ',' or ':')
                return i;
        }

        if (space > 0)
            return space;
        return char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }

    // The end of the last word that fits.
    private static int Limit(string text, TextRange range, int maxWords)
    {
        var end = Math.Min(range.End - 1, range.Start + (maxWords * CharactersPerWord));
        var words = 0;
        for (var i = range.Start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && char.IsWhiteSpace(text[i + 1]) && ++words == maxWords)
                return i + 1;
        }

        return end;
    }
}
