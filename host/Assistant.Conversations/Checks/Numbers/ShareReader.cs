using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;

namespace Assistant.Conversations.Checks.Numbers;

/// <summary>Reads parts of a whole that are no percentages: 1/4, ein Viertel, zwei Drittel, die Hälfte, jede fünfte.</summary>
internal static partial class ShareReader
{
    private const string Counts = "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn";

    public static void Read(FactScan scan)
    {
        foreach (var match in scan.Free(Slashed()))
        {
            var (part, whole) = (decimal.Parse(match.Groups["part"].ValueSpan, CultureInfo.InvariantCulture), decimal.Parse(match.Groups["whole"].ValueSpan, CultureInfo.InvariantCulture));
            if (part < whole && part > 0)
                Add(scan, match, part / whole);
        }

        foreach (var match in scan.Free(Signs()))
            Add(scan, match, match.Value switch { "½" => 0.5m, "¼" => 0.25m, "¾" => 0.75m, "⅓" => 1m / 3, "⅔" => 2m / 3, "⅕" => 0.2m, _ => 0.125m });
        foreach (var match in scan.Free(Parts()))
            Add(scan, match, Count(match.Groups["count"].Value) / Denominator(match.Groups["part"].Value));
        foreach (var match in scan.Free(Halves()))
            Add(scan, match, 0.5m);
        foreach (var match in scan.Free(Each()))
        {
            var word = match.Groups["ordinal"].Value.ToLowerInvariant();
            if (OrdinalReader.Value(word) is { } each and > 1)
                Add(scan, match, 1 / each);
        }
    }

    private static decimal Count(string word) =>
        char.IsAsciiDigit(word[0]) ? decimal.Parse(word, CultureInfo.InvariantCulture) : NumberWords.ReadPrefix(word.ToLowerInvariant()).Value;

    private static decimal Denominator(string word) => word.ToLowerInvariant() switch
    {
        "drittel" => 3,
        "siebtel" => 7,
        "achtel" => 8,
        "hundertstel" => 100,
        "zwanzigstel" => 20,
        var other => NumberWords.ReadPrefix(other).Value,
    };

    private static void Add(FactScan scan, Match match, decimal value) => scan.Add(new Fact(FactKind.Share, match.Index, match.Length) { Value = value, IsRounded = Rounding.IsBefore(scan.Text, match.Index) });

    [GeneratedRegex(@"(?<![\d/.,\p{L}])(?<part>\d{1,2})/(?<whole>\d{1,2})(?![\d/]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Slashed();

    [GeneratedRegex("[½¼¾⅓⅔⅕⅛]", RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    // “im Viertel” is a place: a count is needed.
    [GeneratedRegex(@"\b(?<count>" + Counts + @"|\d{1,2})(?:e[mnsr]{1,2}|em|es)?[ -]?(?<part>drittel|viertel|fünftel|sechstel|siebtel|achtel|neuntel|zehntel|zwölftel|zwanzigstel|hundertstel)(?:n|s)?(?:mehrheit)?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(?:Hälfte|hälftige?[nrsm]?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Halves();

    [GeneratedRegex(@"\b[Jj]ede[rnsm]? (?<ordinal>\p{Ll}+te)[rnsm]?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Each();
}
