namespace Assistant.Doubles.Ollama.Replies;

/// <summary>
/// A vector of a text from its words and their trigrams, hashed (Weinberger and others, Feature Hashing, 2009): the same text always gives the
/// same vector of length 1, and texts that share words or stems lie near each other.
/// </summary>
public static class TextVector
{
    private const uint FnvOffset = 2_166_136_261;
    private const uint FnvPrime = 16_777_619;
    private const int PlacesPerFeature = 8;

    /// <summary>The vector of a text.</summary>
    public static float[] Of(string text, int length)
    {
        var vector = new float[length];
        foreach (var word in Words(text.ToLowerInvariant()))
        {
            Add(vector, word, 1f);
            var padded = $"^{word}$";
            for (var index = 0; index + 3 <= padded.Length; index++)
                Add(vector, padded.AsSpan(index, 3), 0.3f);
        }

        return Normalize(vector);
    }

    /// <summary>The first numbers of a vector, at length 1 again.</summary>
    internal static float[] Shorten(float[] vector, int length) => Normalize(vector[..length]);

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

    private static void Add(float[] vector, ReadOnlySpan<char> feature, float weight)
    {
        var hash = FnvOffset;
        foreach (var character in feature)
            hash = (hash ^ character) * FnvPrime;
        // Several places each, so that the first few numbers say something too.
        for (var place = 0; place < PlacesPerFeature; place++)
        {
            vector[(hash >> 1) % (uint)vector.Length] += (hash & 1) == 0 ? weight : -weight;
            hash = (hash ^ (uint)(place + 1)) * FnvPrime;
        }
    }

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
