using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Quotes;

/// <summary>Every quote stands verbatim in one cited passage, its parts in their order.</summary>
internal static partial class QuoteCheck
{
    private const int MaxNameWords = 3;

    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        foreach (var quote in text.Quotes)
        {
            var parts = QuoteReader.Parts(quote.Words).Select(part => new Wording(part)).ToList();
            if (text.Sources.Any(source => Holds(source.Wording, parts)) || IsInflectedName(quote.Words, text.Sources))
                continue;
            yield return text.Finding(CheckKind.Quote, quote.Start, quote.Length, Reasons.Quote(Nearest(quote.Words, text.Sources)));
        }
    }

    private static bool Holds(Wording source, List<Wording> parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            at = source.FindEnd(part, at);
            if (at < 0)
                return false;
        }

        return true;
    }

    // „Lebendigen Zentren“ names „Lebendige Zentren“; a quoted statement may not be bent so.
    private static bool IsInflectedName(string words, IReadOnlyList<ReadSource> sources)
    {
        var names = Word().Matches(words).Select(match => match.Value).ToList();
        if (names.Count is 0 or > MaxNameWords || !names.All(name => char.IsUpper(name[0])))
            return false;
        return sources.Any(source =>
        {
            var all = Word().Matches(source.Text).Select(match => match.Value).ToList();
            return Enumerable.Range(0, Math.Max(0, all.Count - names.Count + 1)).Any(at => names.Index().All(name => IsInflection(name.Item, all[at + name.Index])));
        });
    }

    private static bool IsInflection(string a, string b)
    {
        var shared = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return shared >= 4 && a.Length - shared <= 2 && b.Length - shared <= 2;
    }

    // What the source says where the quote's words begin or end.
    private static string? Nearest(string words, IReadOnlyList<ReadSource> sources)
    {
        var quoted = Word().Matches(words).Select(match => match.Value.ToLowerInvariant()).ToList();
        var best = (Count: 2, Text: (string?)null);
        foreach (var source in sources)
        {
            var all = Word().Matches(source.Text);
            for (var at = 0; at < all.Count; at++)
            {
                var until = Math.Min(all.Count, at + quoted.Count + 1);
                if (!quoted.Contains(all[at].Value.ToLowerInvariant()))
                    continue;
                var count = Enumerable.Range(at, until - at).Count(i => quoted.Contains(all[i].Value.ToLowerInvariant()));
                if (count > best.Count)
                    best = (count, source.Text[all[at].Index..(all[until - 1].Index + all[until - 1].Length)]);
            }
        }

        return best.Count * 2 > quoted.Count ? best.Text : null;
    }

    [GeneratedRegex(@"[\p{L}\d]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
