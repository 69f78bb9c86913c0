using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Numbers;

/// <summary>What stands behind the number in “neunstündig”, “12-monatig”, “dreizügig”, “fünfprozentig”, “zweimal”.</summary>
internal static partial class NumberCompounds
{
    /// <summary>The unit that the rest of a word gives, <see cref="Unit.None"/> for counts, or <see langword="null"/> where the word is another one.</summary>
    /// <param name="rest">What follows the number, lower case.</param>
    public static Unit? Read(string rest)
    {
        if (rest.Length == 0)
            return Unit.None;
        if (Endings().Match(rest) is not { Success: true } match)
            return null;
        return match.Groups["root"].Value switch
        {
            "stünd" => Units.Find("stunden"),
            "minüt" => Units.Find("minuten"),
            "tägig" or "tage" => Units.Find("tage"),
            "wöch" => Units.Find("wochen"),
            "monat" or "monats" => Units.Find("monate"),
            "jähr" or "jahres" => Units.Find("jahre"),
            "prozent" => Units.Find("%"),
            _ => Unit.None,
        };
    }

    [GeneratedRegex(
        @"^(?:(?<root>stünd|minüt|wöch|jähr|monat|prozent)ig(?:e[rnsm]?)?|(?<root>tägig)(?:e[rnsm]?)?|(?<root>jahres|monats|tage)\p{L}+|" +
        @"(?<root>geschoss|stöck|köpf|züg|grupp|spur|teil|seit|gleis|stell|mal|klass|stuf|reih|zeil|fach|gliedr|phas)(?:ig)?(?:e[rnsm]?)?|(?<root>eck|er|en|e))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Endings();
}
