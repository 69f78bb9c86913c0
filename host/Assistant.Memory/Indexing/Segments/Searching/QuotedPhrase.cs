using System.Buffers;
using System.Text;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>Words that a question has in quotation marks. Immutable.</summary>
/// <param name="Words">The terms with their places in the phrase, function words counted.</param>
internal sealed record QuotedPhrase(IReadOnlyList<(string Term, int Place)> Words)
{
    private const int MaxPhrases = 4;
    private static readonly SearchValues<char> s_marks = SearchValues.Create("\"„“”«»");

    /// <summary>The phrases of at least two words.</summary>
    public static IReadOnlyList<QuotedPhrase> In(string text, GermanAnalyzer analyzer)
    {
        var phrases = new List<QuotedPhrase>();
        for (var start = text.AsSpan().IndexOfAny(s_marks); start >= 0 && phrases.Count < MaxPhrases;)
        {
            var length = text.AsSpan(start + 1).IndexOfAny(s_marks);
            if (length < 0)
                break;
            var words = Terms(text.AsSpan(start + 1, length), analyzer);
            if (words.Count > 1)
                phrases.Add(new QuotedPhrase(words));
            var next = text.AsSpan(start + length + 2).IndexOfAny(s_marks);
            start = next < 0 ? -1 : start + length + 2 + next;
        }

        return phrases;
    }

    /// <summary>The phrase in the numbers of a segment; <see langword="null"/> where it lacks a word.</summary>
    public (int ForwardId, int Place)[]? In(SegmentReader segment)
    {
        var words = new (int, int)[Words.Count];
        for (var i = 0; i < words.Length; i++)
        {
            if (!segment.TryFind(Encoding.UTF8.GetBytes(Words[i].Term), out var entry))
                return null;
            words[i] = (entry.ForwardId, Words[i].Place);
        }

        return words;
    }

    private static List<(string Term, int Place)> Terms(ReadOnlySpan<char> text, GermanAnalyzer analyzer)
    {
        var words = new List<(string, int)>();
        var reader = new TokenReader(text);
        for (var place = 0; reader.Read(out var token);)
        {
            if (token.Kind.IsComposite())
                continue;
            if (analyzer.Terms(text.Slice(token.Start, token.Length), token.Kind) is [var word, ..])
                words.Add((word.Term, place));
            place++;
        }

        return words;
    }
}
