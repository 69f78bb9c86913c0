using System.Text.RegularExpressions;

namespace Assistant.Conversations.Tools;

/// <summary>Finds the name of a committee in a question by the endings that such names have.</summary>
internal static partial class CommitteeReader
{
    /// <summary>The first name, in the nominative: “Bauausschuss”, “Bau- und Umweltausschuss”, “Ortsbeirat Weinberg”; else <see langword="null"/>.</summary>
    /// <param name="question">The question.</param>
    public static string? Read(string question) =>
        Name().Match(question) is { Success: true } match ? match.Groups["name"].Value + match.Groups["place"].Value : null;

    // The genitive ends in -s or -es; district councils carry the district's name.
    [GeneratedRegex(
        @"\b(?<name>(\p{Lu}\p{L}+- und )?\p{Lu}\p{L}*ausschuss|Stadtrat|Gemeinderat|Kreistag|Seniorenbeirat|Jugendbeirat|Beirat)(e?s)?(sitzung(en)?)?\b|\b(?<name>Ortsbeirat|Ortschaftsrat|Bezirksbeirat|Stadtbezirksrat)(e?s)?(sitzung(en)?)?\b(?<place> \p{Lu}\p{L}+)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
