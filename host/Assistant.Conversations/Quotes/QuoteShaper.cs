using System.Text.RegularExpressions;

namespace Assistant.Conversations.Quotes;

/// <summary>
/// Makes a sentence readable by itself: one that begins with a pronoun gets the sentence before it, a very short one the sentence behind
/// it, a very long one is cut at a clause. What comes out is always one stretch of the passage.
/// </summary>
internal static partial class QuoteShaper
{
    /// <summary>The longest quote, in characters.</summary>
    public const int MaxLength = 400;

    private const int VeryShort = 30;

    /// <summary>The text of the quote.</summary>
    /// <param name="passage">The passage's text.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="at">Which sentence.</param>
    /// <param name="weigh">How much a stretch says; of a long sentence the stretch that says most is kept.</param>
    public static string Shape(string passage, IReadOnlyList<Sentence> sentences, int at, Func<string, double> weigh)
    {
        var sentence = sentences[at];
        if (sentence.Text.Length > MaxLength)
            return Cut(sentence.Text, weigh);
        var (first, last) = (at, at);
        if (LeansBack().IsMatch(sentence.Text) && at > 0 && sentences[at - 1].Kind is SentenceKind.Whole or SentenceKind.Question)
            first--;
        else if (sentence.Text.Length < VeryShort && at + 1 < sentences.Count && sentence.Kind != SentenceKind.Row && sentences[at + 1].Kind is SentenceKind.Whole or SentenceKind.Row)
            last++;
        var text = SentenceReader.Folded(passage[sentences[first].Range.Start..sentences[last].Range.End]);
        return text.Length <= MaxLength ? text : sentence.Text;
    }

    private static string Cut(string text, Func<string, double> weigh)
    {
        var starts = Clause().Matches(text).Select(match => match.Index + match.Length).Prepend(0);
        return starts.Select(start => text.Length - start <= MaxLength ? text[start..] : text[start..End(text, start)].TrimEnd())
            .MaxBy(weigh)!;
    }

    private static int End(string text, int start)
    {
        var limit = start + MaxLength;
        var clause = Clause().Matches(text[..limit]).Select(match => match.Index + 1).LastOrDefault(end => end > start + (MaxLength / 2));
        if (clause > 0)
            return clause;
        var space = text.LastIndexOf(' ', limit - 1, MaxLength / 2);
        return space > 0 ? space : limit;
    }

    // A pronoun or an adverb that points at the sentence before.
    [GeneratedRegex(
        @"^(Er|Sie|Es|Dies|Diese[rsnm]?|Dieses|Ihre?|Sein|Seine|Deren|Dessen|Damit|Dazu|Dafür|Dabei|Davon|Daher|Deshalb|Hierzu|Hierfür|Dort|Diesem|Beide|Letztere[rs]?|Zudem|Außerdem|Darüber|Ebenso|Jedoch|Allerdings|Somit)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LeansBack();

    [GeneratedRegex(@"[;,:] | [–-] ", RegexOptions.CultureInvariant)]
    private static partial Regex Clause();
}
