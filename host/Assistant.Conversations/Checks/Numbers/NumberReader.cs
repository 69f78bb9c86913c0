using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;

namespace Assistant.Conversations.Checks.Numbers;

/// <summary>Reads numbers, sums of money, measures and percentages.</summary>
internal static partial class NumberReader
{
    private const decimal MaxOrdinal = 400;

    public static void Read(FactScan scan, bool isSource)
    {
        var tokens = NumberTokens.Find(scan, isSource);
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            var token = tokens[i];
            if (token.Raw < 0)
                continue;
            if (token.IsBare && Next(tokens, i) is { IsBare: false, IsArticle: false } next && Connector().IsMatch(scan.Text.AsSpan(token.End, Math.Max(0, next.Start - token.End))))
            {
                // “von 500.000 bis 2 Mio. Euro”: the multiplier is not meant for the first number.
                var inherited = token with { Unit = next.Unit, Scale = token.Raw < 1000 ? next.Scale : 1 };
                tokens[i] = inherited;
                if (isSource)
                    Add(scan, token with { IsSecondReading = true });
                token = inherited;
            }

            Add(scan, token);
        }
    }

    private static NumberToken? Next(List<NumberToken> tokens, int at)
    {
        for (var i = at + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Start >= tokens[at].End)
                return tokens[i];
        }

        return null;
    }

    private static void Add(FactScan scan, NumberToken token)
    {
        var isShare = token.Unit.Class == UnitClass.Percent;
        var isOrdinal = token.IsBare && token.Raw < MaxOrdinal && char.IsAsciiDigit(scan.Text[token.Start]) && OrdinalReader.IsOrdinal(scan.Text, token.End);
        scan.Add(new Fact(isShare ? FactKind.Share : isOrdinal ? FactKind.Ordinal : FactKind.Number, token.Start, token.End - token.Start)
        {
            Value = token.Raw * token.Scale * token.Unit.Factor,
            Unit = isShare ? Unit.None : token.Unit,
            Noun = token.IsBare ? NounBehind(scan.Text, isOrdinal ? token.End + 1 : token.End) : null,
            IsRounded = Rounding.IsBefore(scan.Text, token.Start),
            IsSecondReading = token.IsSecondReading,
        });
    }

    private static string? NounBehind(string text, int at) => Noun().Match(text, at) is { Success: true } match ? match.Groups["noun"].Value : null;

    [GeneratedRegex(@"^ ?(?:bis|bis zu|bis zum|und|oder|auf|zu|gegen|bzw\.|beziehungsweise|sowie|–|-|/|,) ?(?:rund |ca\. |circa |etwa |von |künftig |nur )?$", RegexOptions.CultureInvariant)]
    private static partial Regex Connector();

    [GeneratedRegex(@"\G (?:\p{Ll}+e[nrsm]? ){0,2}(?<noun>\p{Lu}[\p{L}*:]+(?:-\p{L}+)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Noun();
}
