using System.Text;

namespace Assistant.Memory.German;

/// <summary>Brings the spellings of a German word together: case, ß and ss, umlauts and their transcriptions, accents, composed and decomposed letters.</summary>
internal static class Folding
{
    private const int StackLength = 160;
    private const char Diaeresis = '\u0308';

    /// <summary>
    /// Lower case; ß becomes ss; ae, oe and ue become ä, ö and ü where a writer without umlauts would mean them (not in “neue”, “Bauer”,
    /// “Quelle”); other accents are dropped, and so is all that is no letter or digit. The same for texts and questions, so that a wrong
    /// guess still matches itself.
    /// </summary>
    /// <param name="word">A word, composed (NFC) or decomposed (NFD).</param>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var capacity = (2 * word.Length) + 32;
        var folded = capacity <= StackLength ? stackalloc char[StackLength] : new char[capacity];
        var length = 0;
        foreach (var letter in word)
            Append(folded, ref length, char.ToLowerInvariant(letter));
        return folded[..length].ToString();
    }

    private static void Append(Span<char> folded, ref int length, char letter)
    {
        switch (letter)
        {
            case 'e' or Diaeresis when length > 0 && folded[length - 1] is 'a' or 'o' or 'u' && (letter == Diaeresis || IsTranscription(folded[..length])):
                folded[length - 1] = folded[length - 1] switch { 'a' => 'ä', 'o' => 'ö', _ => 'ü' };
                break;
            case >= 'a' and <= 'z' or >= '0' and <= '9' or 'ä' or 'ö' or 'ü':
                Add(folded, ref length, letter);
                break;
            case 'ß':
                Add(folded, ref length, 's');
                Add(folded, ref length, 's');
                break;
            case 'ø' or 'œ':
                Add(folded, ref length, 'ö');
                break;
            case 'æ':
                Add(folded, ref length, 'ä');
                break;
            case 'ł':
                Add(folded, ref length, 'l');
                break;
            case >= '\u0080' when char.IsLetterOrDigit(letter):
                AppendDecomposed(folded, ref length, letter);
                break;
        }
    }

    private static bool IsTranscription(ReadOnlySpan<char> folded) =>
        folded.Length < 2 || !"aeiouyäöüq".Contains(folded[^2], StringComparison.Ordinal);

    // The compatibility form (NFKD) also takes apart the ligatures of PDF files, “ﬁ”.
    private static void AppendDecomposed(Span<char> folded, ref int length, char letter)
    {
        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(part))
                Add(folded, ref length, part);
        }
    }

    // Letters that decompose into more than there is room for are no words of ours.
    private static void Add(Span<char> folded, ref int length, char letter)
    {
        if (length < folded.Length)
            folded[length++] = letter;
    }
}
