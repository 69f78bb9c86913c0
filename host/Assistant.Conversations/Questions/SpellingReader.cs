using Assistant.Memory.Retrieval;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Questions;

/// <summary>
/// Finds the word that was meant where a consonant is doubled or not doubled by mistake, the most frequent slip in German: “Springbrunen”,
/// “Gesammtkosten”. Looks only at words that the caller's documents hold. Thread-safe.
/// </summary>
internal sealed class SpellingReader(PassageSearch search)
{
    private const int MinLength = 6;
    private const int MaxWords = 4;
    private const string Consonants = "bcdfghklmnprstz";

    /// <summary>The words that were meant, for those of the words where there is one.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="words">Words that stand nowhere.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<string, QuestionWord>> MeantAsync(Caller caller, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var meant = new Dictionary<string, QuestionWord>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words.Where(word => word.Length >= MinLength && word.All(char.IsLetter)).Take(MaxWords))
        {
            var known = await search.WordsAsync(caller, string.Join(' ', Variants(word)), cancellationToken);
            if (known.Where(variant => variant.Passages > 0).MaxBy(variant => variant.Passages) is { } best)
                meant[word] = best;
        }

        return meant;
    }

    private static IEnumerable<string> Variants(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (!Consonants.Contains(word[i], StringComparison.Ordinal))
                continue;
            yield return word[i] == word[i - 1] ? word.Remove(i, 1) : word.Insert(i, word[i].ToString());
        }
    }
}
