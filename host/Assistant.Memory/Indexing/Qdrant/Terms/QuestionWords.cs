using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>
/// A question as the second stage reads passages for it. How rare a word is comes from the vocabulary, which was counted when the index was built. Immutable.
/// </summary>
/// <param name="Words">The words of the question.</param>
/// <param name="WordOf">Which of them a term stands for, by its index.</param>
/// <param name="Phrases">What the question has in quotation marks.</param>
internal sealed record QuestionWords(SoughtWord[] Words, Dictionary<int, int> WordOf, (int ForwardId, int Place)[][] Phrases)
{
    public static QuestionWords Of(Question question, IReadOnlyList<QuotedPhrase> phrases, IVocabulary vocabulary)
    {
        var words = new List<SoughtWord>();
        var wordOf = new Dictionary<int, int>();
        foreach (var term in question.Terms)
        {
            var isKnown = vocabulary.Frequency(term.Term) > 0;
            var own = Rarity(vocabulary, term.Term);
            var others = term.Alternatives.Where(other => vocabulary.Frequency(other.Term) > 0).ToList();
            var idf = isKnown || others.Count == 0 ? own * term.Weight : 0;
            wordOf.TryAdd(Index(term.Term), words.Count);
            foreach (var other in others)
            {
                // A rare synonym says no more than the word that was asked for, where that is known.
                var rarity = Rarity(vocabulary, other.Term);
                idf = Math.Max(idf, (isKnown ? Math.Min(own, rarity) : rarity) * term.Weight * other.Weight);
                wordOf.TryAdd(Index(other.Term), words.Count);
            }

            words.Add(new SoughtWord(term.Position, idf));
        }

        return new QuestionWords([.. words], wordOf, [.. phrases.Select(phrase => phrase.Words.Select(word => (Index(word.Term), word.Place)).ToArray())]);
    }

    private static int Index(string term) => unchecked((int)TermIndex.Of(term));

    private static double Rarity(IVocabulary vocabulary, string term) => QuestionVector.Rarity(vocabulary.Passages, vocabulary.Frequency(term));
}
