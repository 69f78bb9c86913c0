namespace Assistant.Memory.German.Notations;

/// <summary>Words that share their last part and write it once: <c>Haupt- und Finanzausschuss</c>, <c>Kinder-, Jugend- und Familienhilfe</c>.</summary>
internal static class EllipsisNotation
{
    private const int MaxHeads = 4;
    private static readonly string[] Conjunctions = ["und", "oder", "sowie", "bzw", "beziehungsweise", "als", "wie", "bis"];

    /// <summary>Whether such a word may stand between.</summary>
    /// <param name="word">As in the text.</param>
    public static bool IsConjunction(ReadOnlySpan<char> word)
    {
        foreach (var conjunction in Conjunctions)
        {
            if (word.Equals(conjunction, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether a word may stand after a hyphen and a space without being the rest of a broken word.</summary>
    /// <param name="word">As in the text.</param>
    public static bool MayFollowHyphen(ReadOnlySpan<char> word) => IsConjunction(word) || StopWords.ContainsAsWritten(word);

    /// <summary>Where the whole ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hyphen">Where the first word's hyphen should be.</param>
    /// <returns>0 where there is none.</returns>
    public static int End(ReadOnlySpan<char> text, int hyphen)
    {
        for (var heads = 0; heads < MaxHeads; heads++)
        {
            var next = AfterSeparator(text, hyphen);
            if (next == 0)
                return 0;
            var end = WordScanner.ChainEnd(text, WordScanner.WordEnd(text, next + 1));
            if (AfterSeparator(text, end) == 0)
                return end;
            hyphen = end;
        }

        return 0;
    }

    /// <summary>The words without their shared part, and the word that has it.</summary>
    /// <param name="token">A token of this kind.</param>
    public static (IReadOnlyList<string> Heads, string Last) Read(ReadOnlySpan<char> token)
    {
        var heads = new List<string>();
        var at = 0;
        while (true)
        {
            var end = WordScanner.ChainEnd(token, WordScanner.WordEnd(token, at + 1));
            if (end >= token.Length)
                return (heads, token[at..].ToString());
            heads.Add(token[at..end].ToString());
            at = AfterSeparator(token, end);
            if (at == 0)
                return ([], "");
        }
    }

    /// <summary>Where the next word begins after a hyphen and a comma, a slash or a conjunction; 0 where there is none.</summary>
    private static int AfterSeparator(ReadOnlySpan<char> text, int hyphen)
    {
        if (hyphen >= text.Length || !CharClasses.IsHyphen(text[hyphen]))
            return 0;
        var at = WordScanner.SkipSpace(text, hyphen + 1);
        if (at < text.Length && text[at] is ',' or '/')
            return WordAfter(text, at + 1);
        return at == hyphen + 1 ? 0 : AfterConjunction(text, at);
    }

    // “und/oder”, “bzw.”
    private static int AfterConjunction(ReadOnlySpan<char> text, int at)
    {
        for (var i = 0; i < 2; i++)
        {
            var conjunction = WordScanner.WordAt(text, at);
            if (!IsConjunction(conjunction))
                return i == 0 ? 0 : at;
            at += conjunction.Length;
            if (at < text.Length && text[at] is '.' or '/')
                at++;
            at = WordAfter(text, at);
            if (at == 0)
                return 0;
        }

        return IsConjunction(WordScanner.WordAt(text, at)) ? 0 : at;
    }

    private static int WordAfter(ReadOnlySpan<char> text, int at)
    {
        at = WordScanner.SkipSpace(text, at);
        return at < text.Length && CharClasses.Of(text[at]) == CharClass.Letter ? at : 0;
    }
}
