using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;

namespace Assistant.Conversations.Checks.Numbers;

/// <summary>Reads places in an order: erste, dritter, zwölften, 3. Bauabschnitt.</summary>
internal static partial class OrdinalReader
{
    public static void Read(FactScan scan)
    {
        foreach (var match in scan.Free(Words()))
        {
            if (Value(match.Groups["word"].Value.ToLowerInvariant()) is { } value)
                Add(scan, match, value);
        }
    }

    /// <summary>The place that a word in its form with -e names (“dritte”), or <see langword="null"/>.</summary>
    public static decimal? Value(string word)
    {
        switch (word)
        {
            case "erste": return 1;
            case "dritte": return 3;
            case "siebte": return 7;
            case "achte": return 8;
            default:
                var (value, length) = NumberWords.ReadPrefix(word);
                return length > 0 && value > 1 && decimal.IsInteger(value) && word[length..] is "te" or "ste" ? value : null;
        }
    }

    private static void Add(FactScan scan, Match match, decimal value) => scan.Add(new Fact(FactKind.Ordinal, match.Index, match.Groups["word"].Length)
    {
        Value = value,
        Noun = match.Groups["noun"] is { Success: true } noun ? noun.Value : null,
    });

    /// <summary>Whether the digits before a place are an ordinal: “3. Bauabschnitt”, not “… waren es 17. Die …”.</summary>
    public static bool IsOrdinal(string text, int end) => Ordinal().IsMatch(text, end);

    [GeneratedRegex(@"\G\. (?!(?:Der|Die|Das|Dies\p{Ll}*|Es|Er|Sie|Wir|Im|In|Am|An|Auf|Aus|Bei|Mit|Nach|Für|Von|Vom|Zu|Zum|Zur|Über|Um|Ein\p{Ll}?|Eine[nrms]?|Da|Damit|Dazu|Hier|Hierzu|So|Auch|Ob|Wenn|Weil|Laut|Seit|Insgesamt)\b)\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(?<!\p{L})(?<word>\p{L}+te)[rnsm]?(?!\p{L})(?: (?<noun>\p{Lu}\p{L}+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
