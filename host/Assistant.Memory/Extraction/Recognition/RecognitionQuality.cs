namespace Assistant.Memory.Extraction.Recognition;

/// <summary>Tells text from what tesseract reads into maps, photographs and handwriting.</summary>
internal static class RecognitionQuality
{
    private const int MinWords = 3;

    /// <summary>Whether most of what was read are words: at least three letters and nothing else but a mark at the end.</summary>
    public static bool IsText(string text)
    {
        var pieces = text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var words = 0;
        var noise = 0;
        foreach (var piece in pieces)
        {
            if (IsWord(piece))
                words++;
            else if (!piece.Any(char.IsDigit))
                noise++;
        }

        return words >= MinWords && words >= noise;
    }

    private static bool IsWord(string piece)
    {
        var word = piece.AsSpan().Trim("„“”\"'()[].,;:!?-–/");
        if (word.Length < 3)
            return false;
        foreach (var c in word)
        {
            if (!char.IsLetter(c) && c is not ('-' or '/' or '.'))
                return false;
        }

        return true;
    }
}
