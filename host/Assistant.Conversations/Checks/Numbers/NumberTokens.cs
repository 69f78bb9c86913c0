using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;

namespace Assistant.Conversations.Checks.Numbers;

/// <summary>Finds numbers in digits and in words, each with the multiplier and the unit behind it.</summary>
internal static partial class NumberTokens
{
    public static List<NumberToken> Find(FactScan scan, bool isSource)
    {
        var tokens = new List<NumberToken>();
        foreach (var match in scan.Free(Digits()))
            AddDigits(scan, match, isSource, tokens);
        foreach (var match in scan.Free(Word()))
            AddWord(scan.Text, match, isSource, tokens);
        tokens.Sort((a, b) => a.Start.CompareTo(b.Start));
        return tokens;
    }

    /// <summary>The value of digits with German separators.</summary>
    public static decimal Value(string digits)
    {
        var text = digits.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        // “1.5” and “2.0” are no thousands.
        if (!PointedDecimal().IsMatch(text))
            text = text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : -1;
    }

    private static void AddDigits(FactScan scan, Match match, bool isSource, List<NumberToken> tokens)
    {
        var text = scan.Text;
        if (match.Groups["spaced"].Success)
        {
            var parts = match.Value.Split(' ');
            if (isSource)
            {
                var at = match.Index;
                foreach (var part in parts)
                {
                    tokens.Add(Digits(text, at, part) with { IsSecondReading = true });
                    at += part.Length + 1;
                }
            }
            else if (LabelBefore().IsMatch(text.AsSpan(0, match.Index)))
            {
                // “Los 2 798 Euro”: the label's number and another one.
                tokens.Add(Digits(text, match.Index + parts[0].Length + 1, match.Value[(parts[0].Length + 1)..]));
                return;
            }
        }

        tokens.Add(Digits(text, match.Index, match.Value));
    }

    private static NumberToken Digits(string text, int start, string digits)
    {
        var end = start + digits.Length;
        if (EmptyCents().Match(text, end) is { Success: true } cents)
            end += cents.Length;
        if (Compound().Match(text, end) is { Success: true } compound && NumberCompounds.Read(compound.Groups["rest"].Value.ToLowerInvariant()) is { } root)
            return new NumberToken(start, end + compound.Length, Value(digits), 1, root);
        var (scale, unit, behind) = Units.ReadBehind(text, end);
        if (unit == Unit.None && scale == 1 && CurrencyBefore().Match(text[..start]) is { Success: true } before)
            return new NumberToken(start - before.Length, end, Value(digits), 1, Units.Find("€")!);
        return new NumberToken(start, behind, Value(digits), scale, unit);
    }

    private static void AddWord(string text, Match match, bool isSource, List<NumberToken> tokens)
    {
        var word = match.Value.ToLowerInvariant();
        var (value, length) = NumberWords.ReadPrefix(word);
        if (Half().IsMatch(word))
            (value, length) = (0.5m, word.Length);
        if (length == 0)
            return;
        var rest = word[length..];
        var end = match.Index + match.Length;
        var isArticle = value is 1 or 0.5m && (rest.Length == 0 || ArticleEnding().IsMatch(rest));
        if (isArticle)
        {
            AddArticle(text, match, value, isSource, tokens);
            return;
        }

        if (NumberCompounds.Read(rest) is not { } root || (rest is "e" or "en" or "er" && value > 12))
            return;
        var (scale, unit, behind) = root == Unit.None ? Units.ReadBehind(text, end) : (1, root, end);
        tokens.Add(new NumberToken(match.Index, behind, value, scale, unit));
    }

    // “ein zusätzliches Prozent”, “eine halbe Million”, “bei einer Gegenstimme”; “ein Antrag” is no number.
    private static void AddArticle(string text, Match match, decimal value, bool isSource, List<NumberToken> tokens)
    {
        var end = match.Index + match.Length;
        var (scale, unit, behind) = Units.ReadBehind(text, end);
        if (scale == 1 && unit == Unit.None && !HalfBehind().IsMatch(text, end) && Adjective().Match(text, end) is { Success: true } adjective)
            (scale, unit, behind) = Units.ReadBehind(text, end + adjective.Length);
        var isMeasured = scale != 1 || unit.IsVotes || unit.Class is UnitClass.Percent or UnitClass.Points or UnitClass.Currency || (value != 1 && unit != Unit.None);
        if (isMeasured || (isSource && value == 1))
            tokens.Add(new NumberToken(match.Index, behind, value, scale, unit) { IsArticle = true, IsSecondReading = !isMeasured });
    }

    [GeneratedRegex(@"(?<![\d\p{L}]|\d[.,:/])(?:\d{1,3}(?:\.\d{3})+(?!\d|\.\d)(?:,\d+)?|(?<spaced>\d{1,3}(?: \d{3})+(?!\d|\.\d)(?:,\d+)?)|\d{1,3}(?:'\d{3})+(?:,\d+)?|\d+\.\d{1,2}(?![\d.])|\d+(?:,\d+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<![\p{L}\d])\p{L}{3,}(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\d+\.\d{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex PointedDecimal();

    [GeneratedRegex(@"\G,(?:--|-|–|—)", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyCents();

    [GeneratedRegex(@"\G-?(?<rest>(?:stünd|minüt|wöch|jähr|monat|prozent|tägig|geschoss|stöck|köpf|züg|grupp|spur|teil|gleis|mal|fach)\p{L}*)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Compound();

    [GeneratedRegex(@"(?:€|\bEUR|\bEuro) $", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyBefore();

    [GeneratedRegex(@"\b(?:Los|Nr\.|Nummer|TOP|Punkt|Ziffer|Anlage|Seite|Haus|Variante|Phase|Abschnitt|BA|Stufe|Gruppe|Linie|\p{L}+straße|\p{L}+str\.) $", RegexOptions.CultureInvariant)]
    private static partial Regex LabelBefore();

    [GeneratedRegex("^halbe?[nrsm]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Half();

    [GeneratedRegex("^e[nrsm]?$", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleEnding();

    [GeneratedRegex(@"\G \p{Ll}+e[nrsm]?(?= )", RegexOptions.CultureInvariant)]
    private static partial Regex Adjective();

    [GeneratedRegex(@"\G halbe?[nrsm]?(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex HalfBehind();
}
