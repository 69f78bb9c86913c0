namespace Assistant.Memory.German.Notations;

/// <summary>Sections of a law: <c>§ 34 Abs. 2 BauGB</c>, <c>§§ 30, 34 und 35 BauGB</c>.</summary>
internal static class SectionNotation
{
    private const int MaxItems = 24;
    private const int MaxSections = 8;
    private const int MaxLaw = 12;
    private static readonly string[] Fillers = ["und", "u", "oder", "bis", "sowie", "f", "ff", "i", "v", "m"];
    private static readonly string[] Subdivisions = ["satz", "s", "nr", "nummer", "nummern", "ziffer", "ziff", "buchst", "buchstabe", "lit", "alt", "alternative", "hs", "halbsatz"];

    private enum Level
    {
        Section,
        Paragraph,
        Below,
    }

    /// <summary>Where the whole ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sign">Where the sign stands.</param>
    /// <returns>0 where no number follows it.</returns>
    public static int End(ReadOnlySpan<char> text, int sign) => Read(text, sign, null);

    /// <summary>The terms: <c>par34</c>, <c>par34abs2</c>, <c>par34baugb</c>.</summary>
    /// <param name="token">A token of this kind.</param>
    public static IReadOnlyList<string> Terms(ReadOnlySpan<char> token)
    {
        var terms = new List<string>();
        Read(token, 0, terms);
        return terms;
    }

    private static int Read(ReadOnlySpan<char> text, int sign, List<string>? terms)
    {
        var at = sign + 1;
        if (at < text.Length && text[at] == '§')
            at++;
        var level = Level.Section;
        var end = 0;
        var sections = terms is null ? null : new List<string>();
        for (var items = 0; items < MaxItems; items++)
        {
            at = SkipPunctuation(text, at);
            if (at >= text.Length)
                break;
            if (char.IsAsciiDigit(text[at]))
            {
                var numberEnd = NumberEnd(text, at);
                if (numberEnd == 0)
                    break;
                Add(sections, terms, level, text[at..numberEnd]);
                at = end = numberEnd;
                continue;
            }

            var word = WordScanner.WordAt(text, at);
            if (end == 0 || word.IsEmpty)
                break;
            if (IsLaw(word))
            {
                end = LawEnd(text, at + word.Length, word);
                AddLaw(sections, terms, text[at..end]);
                break;
            }

            if (Next(word, ref level) is false)
                break;
            at += word.Length;
        }

        return end;
    }

    private static bool Next(ReadOnlySpan<char> word, ref Level level)
    {
        if (Is(word, "abs") || Is(word, "absatz") || Is(word, "absätze"))
            level = Level.Paragraph;
        else if (IsOneOf(word, Subdivisions) || (word.Length == 1 && level == Level.Below))
            level = Level.Below;
        else if (!IsOneOf(word, Fillers))
            return false;
        return true;
    }

    private static void Add(List<string>? sections, List<string>? terms, Level level, ReadOnlySpan<char> number)
    {
        if (sections is null || terms is null || number.Length > MaxLaw)
            return;
        if (level == Level.Section && sections.Count < MaxSections)
        {
            sections.Add($"par{Folding.Fold(number)}");
            terms.Add(sections[^1]);
        }
        else if (level == Level.Paragraph && sections.Count > 0 && terms.Count < 2 * MaxSections)
        {
            terms.Add($"{sections[^1]}abs{Folding.Fold(number)}");
        }
    }

    private static void AddLaw(List<string>? sections, List<string>? terms, ReadOnlySpan<char> law)
    {
        if (sections is null || terms is null)
            return;
        var name = Folding.Fold(law).Replace(" ", "", StringComparison.Ordinal);
        terms.AddRange(sections.Select(section => section + name));
    }

    private static int SkipPunctuation(ReadOnlySpan<char> text, int at)
    {
        for (var i = 0; i < 4 && at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is ',' or '.' or '-' or '–' or '/'); i++)
            at++;
        return at;
    }

    // “34” or “34a”.
    private static int NumberEnd(ReadOnlySpan<char> text, int at)
    {
        var digits = WordScanner.Digits(text, at);
        var end = WordScanner.WordEnd(text, digits);
        return end - digits <= 1 ? end : 0;
    }

    // “BauGB”, “GemO”, “BGB”, “LBauO”.
    private static bool IsLaw(ReadOnlySpan<char> word)
    {
        if (word.Length > MaxLaw || !char.IsUpper(word[0]))
            return false;
        var capitals = 0;
        foreach (var letter in word)
        {
            if (char.IsUpper(letter))
                capitals++;
        }

        return capitals >= 2;
    }

    // The social code has books: “SGB VIII”.
    private static int LawEnd(ReadOnlySpan<char> text, int end, ReadOnlySpan<char> law)
    {
        if (law is not "SGB" || end + 1 >= text.Length || text[end] != ' ')
            return end;
        var book = WordScanner.WordAt(text, end + 1);
        return !book.IsEmpty && book.TrimStart("IVX").IsEmpty ? end + 1 + book.Length : end;
    }

    private static bool Is(ReadOnlySpan<char> word, string name) => word.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] names)
    {
        foreach (var name in names)
        {
            if (Is(word, name))
                return true;
        }

        return false;
    }
}
