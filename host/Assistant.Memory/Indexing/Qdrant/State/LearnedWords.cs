using Assistant.Memory.German;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>What a collection has learned from its texts, and what every host that searches in it must know alike. Immutable.</summary>
/// <param name="Compounds">What compounds are made of.</param>
/// <param name="Vocabulary">The terms, for correcting spellings.</param>
internal sealed record LearnedWords(CompoundDictionary Compounds, LearnedVocabulary Vocabulary)
{
    /// <summary>Nothing.</summary>
    public static LearnedWords None { get; } = new(CompoundDictionary.Empty, LearnedVocabulary.Empty);
}
