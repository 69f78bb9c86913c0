using Assistant.Memory.Retrieval;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Questions;

/// <summary>
/// Takes compounds apart that stand in no document, where both parts do: “Videoaufnahmen” into “Video” and “Aufnahmen”. The vocabulary
/// is what the caller may see, so nothing of other people's documents shows. Thread-safe.
/// </summary>
internal sealed class CompoundReader(PassageSearch search)
{
    private const int MinPart = 4;

    /// <summary>“Rad”, “Bau”, “Amt”.</summary>
    private const int MinFirstPart = 3;
    private const int MaxWords = 4;
    private static readonly string[] Links = ["", "s", "n", "es", "en"];

    /// <summary>The parts of those words that can be taken apart.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="words">Words that stand nowhere.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<QuestionWord>>> PartsAsync(Caller caller, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, IReadOnlyList<QuestionWord>>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words.Where(word => word.Length >= MinFirstPart + MinPart && word.All(char.IsLetter)).Take(MaxWords))
        {
            if (await SplitAsync(caller, word, cancellationToken) is { } parts)
                found[word] = parts;
        }

        return found;
    }

    private async Task<IReadOnlyList<QuestionWord>?> SplitAsync(Caller caller, string word, CancellationToken cancellationToken)
    {
        // Of several ways to split, the one whose rarer part is the most common is the least accidental.
        (long Passages, IReadOnlyList<QuestionWord> Parts)? best = null;
        for (var at = MinFirstPart; at <= word.Length - MinPart; at++)
        {
            if (await FirstAsync(caller, word[..at], cancellationToken) is not { } first || await OneAsync(caller, word[at..], cancellationToken) is not { } second)
                continue;
            var passages = Math.Min(first.Passages, second.Passages);
            if (best is null || passages > best.Value.Passages)
                best = (passages, [first, second]);
        }

        return best?.Parts;
    }

    private async Task<QuestionWord?> FirstAsync(Caller caller, string part, CancellationToken cancellationToken)
    {
        foreach (var link in Links.Where(link => part.Length - link.Length >= MinFirstPart && part.EndsWith(link, StringComparison.OrdinalIgnoreCase)))
        {
            if (await OneAsync(caller, part[..^link.Length], cancellationToken) is { } found)
                return found;
        }

        return null;
    }

    private async Task<QuestionWord?> OneAsync(Caller caller, string part, CancellationToken cancellationToken) =>
        (await search.WordsAsync(caller, part, cancellationToken)) is [{ Passages: > 0 } found] ? found : null;
}
