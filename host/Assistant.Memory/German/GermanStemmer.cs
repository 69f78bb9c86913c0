namespace Assistant.Memory.German;

/// <summary>
/// The Snowball stemmer for German (snowballstem.org/algorithms/german/stemmer.html), on words that <see cref="Folding"/> has already
/// brought to lower case with ß as ss. Umlauts are folded at the end, as the algorithm prescribes. As in version 3 of Snowball, the
/// endings -et (“kostet”), -erin and -erinnen (“Bürgerinnen”) and the n of -ln (“Formeln”) go too, and “System” stays.
/// </summary>
internal static class GermanStemmer
{
    private const string Vowels = "aeiouyäöü";
    private const string ValidSEndings = "bdfghklmnrt";
    private const string ValidStEndings = "bdfghklmnt";
    private const string ValidEtEndings = "dfghklmnrstUzä";
    private const int MaxLength = 64;

    /// <summary>Internet, Ticket, Planet, geordnet keep their ending.</summary>
    private static readonly string[] NoEt = ["geordn", "intern", "plan", "tick", "tr"];

    /// <summary>Reduces a word to its stem. Words over 64 letters come back as they are: they are no words.</summary>
    /// <param name="word">Lower case, ß already as ss.</param>
    public static string Stem(string word)
    {
        if (word.Length is < 2 or > MaxLength)
            return word;

        Span<char> letters = stackalloc char[word.Length];
        word.CopyTo(letters);
        MarkVowelLikeConsonants(letters);
        var r1 = Math.Max(Region(letters, 0), 3);
        var r2 = Region(letters, Region(letters, 0));

        var length = Step1(letters, letters.Length, r1);
        length = Step2(letters, length, r1);
        length = Step3(letters, length, r1, r2);
        return Finish(letters[..length]);
    }

    /// <summary>Puts u and y between vowels into upper case, so that they count as consonants.</summary>
    private static void MarkVowelLikeConsonants(Span<char> letters)
    {
        for (var i = 1; i + 1 < letters.Length; i++)
        {
            if (letters[i] is 'u' or 'y' && IsVowel(letters[i - 1]) && IsVowel(letters[i + 1]))
                letters[i] = char.ToUpperInvariant(letters[i]);
        }
    }

    /// <summary>The region after the first consonant that follows a vowel, from <paramref name="start"/> on.</summary>
    private static int Region(ReadOnlySpan<char> letters, int start)
    {
        for (var i = start + 1; i < letters.Length; i++)
        {
            if (!IsVowel(letters[i]) && IsVowel(letters[i - 1]))
                return i + 1;
        }

        return letters.Length;
    }

    private static int Step1(ReadOnlySpan<char> letters, int length, int r1)
    {
        var word = letters[..length];
        if (word.EndsWith("system"))
            return length;
        foreach (var suffix in (ReadOnlySpan<string>)["erinnen", "erin", "ern", "em", "er"])
        {
            if (word.EndsWith(suffix))
                return length - suffix.Length >= r1 ? length - suffix.Length : length;
        }

        if (word.EndsWith("ln") || word.EndsWith("lns"))
            return word.LastIndexOf('l') is var last && last + 1 >= r1 ? last + 1 : length;

        foreach (var suffix in (ReadOnlySpan<string>)["en", "es", "e"])
        {
            if (!word.EndsWith(suffix))
                continue;
            var rest = length - suffix.Length;
            if (rest < r1)
                return length;
            return word[..rest].EndsWith("niss") ? rest - 1 : rest;
        }

        return word.EndsWith("s") && length >= 2 && length - 1 >= r1 && ValidSEndings.Contains(word[^2], StringComparison.Ordinal) ? length - 1 : length;
    }

    private static int Step2(ReadOnlySpan<char> letters, int length, int r1)
    {
        var word = letters[..length];
        foreach (var suffix in (ReadOnlySpan<string>)["est", "en", "er"])
        {
            if (word.EndsWith(suffix))
                return length - suffix.Length >= r1 ? length - suffix.Length : length;
        }

        if (word.EndsWith("et") && length >= 5)
            return length - 2 >= r1 && ValidEtEndings.Contains(word[^3], StringComparison.Ordinal) && !EndsWithAny(word[..^2], NoEt) ? length - 2 : length;
        return word.EndsWith("st") && length >= 6 && length - 2 >= r1 && ValidStEndings.Contains(word[^3], StringComparison.Ordinal) ? length - 2 : length;
    }

    private static int Step3(ReadOnlySpan<char> letters, int length, int r1, int r2)
    {
        var word = letters[..length];
        if (word.EndsWith("end") || word.EndsWith("ung"))
        {
            var rest = length - 3;
            if (rest < r2)
                return length;
            return EndsWithNotAfterE(word[..rest], "ig") && rest - 2 >= r2 ? rest - 2 : rest;
        }

        foreach (var suffix in (ReadOnlySpan<string>)["isch", "ig", "ik"])
        {
            if (word.EndsWith(suffix))
                return EndsWithNotAfterE(word, suffix) && length - suffix.Length >= r2 ? length - suffix.Length : length;
        }

        if (word.EndsWith("lich") || word.EndsWith("heit"))
        {
            var rest = length - 4;
            if (rest < r2)
                return length;
            var before = word[..rest];
            return (before.EndsWith("er") || before.EndsWith("en")) && rest - 2 >= r1 ? rest - 2 : rest;
        }

        if (word.EndsWith("keit"))
        {
            var rest = length - 4;
            if (rest < r2)
                return length;
            var before = word[..rest];
            if (before.EndsWith("lich") && rest - 4 >= r2)
                return rest - 4;
            return before.EndsWith("ig") && rest - 2 >= r2 ? rest - 2 : rest;
        }

        return length;
    }

    private static bool EndsWithNotAfterE(ReadOnlySpan<char> word, string suffix) =>
        word.EndsWith(suffix) && (word.Length == suffix.Length || word[^(suffix.Length + 1)] != 'e');

    private static bool EndsWithAny(ReadOnlySpan<char> word, ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending))
                return true;
        }

        return false;
    }

    private static string Finish(Span<char> letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = letters[i] switch
            {
                'U' or 'ü' => 'u',
                'Y' => 'y',
                'ä' => 'a',
                'ö' => 'o',
                var letter => letter,
            };
        }

        return letters.ToString();
    }

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);
}
