using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Sources;
using Assistant.Memory.Splitting;

namespace Assistant.Conversations.Generation;

/// <summary>Reads the citations of a written answer and finds for each the words of its source. Thread-safe.</summary>
internal sealed partial class CitationReader(QuoteFinder quotes)
{
    /// <summary>The citations by number; numbers that no source in the prompt has are left to the checks.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="sources">The sources in the prompt.</param>
    public IReadOnlyList<Citation> Read(string text, IReadOnlyList<NumberedSource> sources)
    {
        var claims = new SortedDictionary<int, List<string>>();
        foreach (var range in SentenceSplitter.Split(text))
        {
            var sentence = text.Substring(range.Start, range.Length);
            foreach (var number in NumbersIn(sentence))
            {
                if (!claims.TryGetValue(number, out var list))
                    claims.Add(number, list = []);
                list.Add(Mark().Replace(sentence, ""));
            }
        }

        return
        [
            .. claims.Select(pair => (Source: sources.FirstOrDefault(source => source.Number == pair.Key), Claims: pair.Value))
                .Where(pair => pair.Source is not null)
                .Select(pair => pair.Source!.Cite(quotes.Find(pair.Claims, pair.Source.Text))),
        ];
    }

    /// <summary>The numbers in the citation marks of a text: <c>[1]</c>, <c>[1, 3]</c>.</summary>
    public static IEnumerable<int> NumbersIn(string text) =>
        Mark().Matches(text).SelectMany(match => match.Groups["number"].Captures).Select(capture => int.Parse(capture.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)).Distinct();

    [GeneratedRegex(@"\[\s*(?<number>\d{1,4})(\s*[,;]\s*(?<number>\d{1,4}))*\s*\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
