namespace Assistant.Memory.German.Questions;

/// <summary>
/// Finds what was meant by a word that the index does not know: its terms within one edit, or two for long words (Damerau 1964), most frequent first.
/// </summary>
internal static class SpellingCorrector
{
    private const int MinLength = 5;
    private const int MinLengthForTwo = 9;
    private const int MaxCorrections = 3;

    /// <summary>A word in this many passages may be a misprint in the texts themselves …</summary>
    private const int MaxMisprints = 2;

    /// <summary>… where another word is this many times as frequent.</summary>
    private const int MisprintRatio = 200;
    private const int MinLengthOfMisprint = 7;

    /// <summary>The terms that were probably meant, with the edits each is away.</summary>
    /// <param name="folded">The word.</param>
    /// <param name="term">Its term.</param>
    /// <param name="maxEdits">1 or 2.</param>
    /// <param name="vocabulary">The terms of the index.</param>
    public static IReadOnlyList<(string Term, int Edits)> Correct(string folded, string term, int maxEdits, IVocabulary vocabulary)
    {
        if (folded.Length < MinLength || !folded.All(char.IsLetter))
            return [];
        var frequency = vocabulary.Frequency(term);
        if (frequency > 0)
            return frequency <= MaxMisprints && folded.Length >= MinLengthOfMisprint ? Best(term, 1, vocabulary, frequency * MisprintRatio) : [];
        var near = Best(term, 1, vocabulary, 1);
        return near.Count > 0 || maxEdits < 2 || folded.Length < MinLengthForTwo ? near : Best(term, 2, vocabulary, 1);
    }

    private static IReadOnlyList<(string Term, int Edits)> Best(string term, int edits, IVocabulary vocabulary, long minFrequency) =>
    [
        .. vocabulary.Near(term, edits)
            .Where(near => near != term && near.All(char.IsLetter))
            .Select(near => (Term: near, Frequency: vocabulary.Frequency(near)))
            .Where(near => near.Frequency >= minFrequency)
            .OrderByDescending(near => near.Frequency)
            .ThenBy(near => near.Term, StringComparer.Ordinal)
            .Take(MaxCorrections)
            .Select(near => (near.Term, edits)),
    ];
}
