using Assistant.Memory.German;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>Learns from the words of a builder what compounds are made of.</summary>
internal static class CompoundLearning
{
    public static CompoundDictionary Learn(SegmentBuilder builder, IReadOnlyCollection<string> known)
    {
        var passages = builder.PassagesOfWords();
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var word = 0; word < passages.Length; word++)
        {
            if (builder.Words.Kind(word) != TokenKind.Word || builder.Words.Letters(word).IsEmpty)
                continue;
            var folded = Folding.Fold(builder.Words.Letters(word).ToString());
            words[folded] = words.GetValueOrDefault(folded) + passages[word];
        }

        return CompoundDictionary.Learn(words, known);
    }
}
