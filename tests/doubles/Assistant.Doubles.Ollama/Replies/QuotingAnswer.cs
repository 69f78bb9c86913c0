using System.Text.RegularExpressions;
using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Ollama.Replies;

/// <summary>
/// A model that can read a little: where a prompt holds numbered sources it repeats the first sentence of the first ones and cites them.
/// For tests through the whole host, and to look at the page without a GPU.
/// </summary>
public static partial class QuotingAnswer
{
    private const int Sources = 2;

    /// <summary>The answer; <see langword="null"/> where the prompt holds no sources.</summary>
    /// <param name="request">The request.</param>
    public static Reply? To(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Tools.Count > 0)
            return Reply.Of("KEINS");
        var sentences = Source().Matches(request.LastUserText).Take(Sources)
            .Select(match => (Number: match.Groups["number"].Value, Sentence: Quote(match.Groups["text"].Value)))
            .Where(source => source.Sentence.Length > 0)
            .Select(source => $"In der Quelle steht: „{source.Sentence}“ [{source.Number}].")
            .ToList();
        return sentences.Count == 0 ? null : Reply.Of(string.Join(' ', sentences));
    }

    // A table or a list has no sentence: then its first long line.
    private static string Quote(string text)
    {
        var sentence = Sentence().Match(text);
        return (sentence.Success ? sentence.Groups["sentence"].Value : Line().Match(text).Value).ReplaceLineEndings(" ").Trim();
    }

    [GeneratedRegex(@"[A-ZÄÖÜ][^\n|]{29,299}", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("<quelle nr=\"(?<number>\\d+)\"[^>]*>.*?\\nText:\\s*(?<text>.*?)\\n</quelle>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Source();

    [GeneratedRegex(@"(?<sentence>[A-ZÄÖÜ][^.!?\n|]{30,300}?[a-zäöüß]{3})[.!?](\s|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Sentence();
}
