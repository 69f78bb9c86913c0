using System.Globalization;
using System.Text;

namespace Assistant.Doubles.Ollama.Replies;

/// <summary>
/// A stand-in for an embedding model, without training: the character n-grams of the folded words, as fastText takes them (Bojanowski and
/// others, Enriching Word Vectors with Subword Information, 2017), counted sublinearly and hashed with a sign to the places of the vector
/// (Weinberger and others, Feature Hashing, 2009). The same text always gives the same vector of length 1; texts that share words, stems or
/// parts of compounds lie near each other, texts that mean the same in other words do not.
/// </summary>
public static class TextVector
{
    // fastText's own defaults, minn and maxn.
    private const int ShortestGram = 3;
    private const int LongestGram = 6;
    private const uint FnvOffset = 2_166_136_261;
    private const uint FnvPrime = 16_777_619;
    private const char Diaeresis = '\u0308';

    /// <summary>The vector of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many numbers it has.</param>
    public static float[] Of(string text, int length)
    {
        var features = new List<uint>(text.Length * 4);
        foreach (var word in Words(Fold(text)))
            AddGrams(features, $"<{word}>");
        features.Sort();
        var vector = new float[length];
        for (int first = 0, end; first < features.Count; first = end)
        {
            for (end = first + 1; end < features.Count && features[end] == features[first];)
                end++;
            var place = features[first] >> 1;
            vector[place % (uint)length] += ((features[first] & 1) == 0 ? 1 : -1) * (1 + MathF.Log(end - first));
        }

        return Normalize(vector);
    }

    /// <summary>The first numbers of a vector, at length 1 again.</summary>
    internal static float[] Shorten(float[] vector, int length) => Normalize(vector[..length]);

    private static void AddGrams(List<uint> features, ReadOnlySpan<char> word)
    {
        for (var start = 0; start < word.Length; start++)
        {
            var hash = FnvOffset;
            for (var end = start; end < word.Length && end - start < LongestGram; end++)
            {
                hash = (hash ^ word[end]) * FnvPrime;
                if (end - start + 1 >= ShortestGram)
                    features.Add(Mix(hash));
            }
        }

        // A longer word is a feature of its own as well.
        if (word.Length > LongestGram)
        {
            var whole = FnvOffset;
            foreach (var letter in word)
                whole = (whole ^ letter) * FnvPrime;
            features.Add(Mix(whole));
        }
    }

    // The finalizer of MurmurHash3: FNV leaves the low bits, from which place and sign come, too much alike for short words.
    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EB_CA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2_AE35;
        return hash ^ (hash >> 16);
    }

    private static float[] Normalize(float[] vector)
    {
        // A text without words still has a direction.
        if (Array.TrueForAll(vector, number => number == 0))
            vector[0] = 1;
        var norm = MathF.Sqrt(vector.Sum(number => number * number));
        for (var index = 0; index < vector.Length; index++)
            vector[index] /= norm;
        return vector;
    }

    // ä, ae and ä as two characters become ae, ß and ss become ss, other accents go.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 16);
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAscii(letter))
                folded.Append(letter);
            else if (letter == Diaeresis)
                folded.Append(folded.Length > 0 && folded[^1] is 'a' or 'o' or 'u' ? "e" : "");
            else
                folded.Append(letter switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", _ => WithoutAccent(letter) });
        }

        return folded.ToString();
    }

    private static string WithoutAccent(char letter) =>
        char.IsSurrogate(letter) ? letter.ToString() : string.Concat(letter.ToString().Normalize(NormalizationForm.FormKD).Where(part => char.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark));

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && char.IsLetterOrDigit(text[index]))
            {
                start = start < 0 ? index : start;
            }
            else if (start >= 0)
            {
                yield return text[start..index];
                start = -1;
            }
        }
    }
}
