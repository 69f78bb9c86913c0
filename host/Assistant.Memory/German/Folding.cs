using System.Text;

namespace Assistant.Memory.German;

/// <summary>Brings the spellings of a German word together: case, ß and ss, umlauts and their transcriptions, foreign accents.</summary>
internal static class Folding
{
    /// <summary>
    /// Lower case; ß becomes ss; ae, oe and ue become ä, ö and ü where a writer without umlauts would mean them (not in “neue”, “Bauer”,
    /// “Quelle”); other accents are dropped. The same for texts and questions, so that a wrong guess still matches itself.
    /// </summary>
    /// <param name="word">A word in composed form (NFC).</param>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length + 2);
        foreach (var letter in word)
            Append(folded, char.ToLowerInvariant(letter));
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char letter)
    {
        switch (letter)
        {
            case 'ß':
                folded.Append("ss");
                break;
            case 'e' when folded.Length > 0 && folded[^1] is 'a' or 'o' or 'u' && IsTranscription(folded):
                folded[^1] = folded[^1] switch { 'a' => 'ä', 'o' => 'ö', _ => 'ü' };
                break;
            case 'ä' or 'ö' or 'ü' or < '\u0080':
                folded.Append(letter);
                break;
            default:
                AppendWithoutAccent(folded, letter);
                break;
        }
    }

    private static bool IsTranscription(StringBuilder folded) =>
        folded.Length < 2 || !"aeiouyäöüq".Contains(folded[^2], StringComparison.Ordinal);

    private static void AppendWithoutAccent(StringBuilder folded, char letter)
    {
        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(part))
                folded.Append(part);
        }
    }
}
