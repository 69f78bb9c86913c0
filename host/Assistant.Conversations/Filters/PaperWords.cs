using System.Text.RegularExpressions;
using Assistant.Sdk;

namespace Assistant.Conversations.Filters;

/// <summary>
/// Reads from a question which papers it asks to be listed: “Welche Anträge …”, “abgelehnte Anfragen”. A single paper (“der Antrag zum
/// Radweg”) is no list: what became of it stands in others. Whether something was decided is no filter either, but the question itself.
/// </summary>
internal static partial class PaperWords
{
    /// <summary>The kinds of papers, as in <see cref="FacetNames.PaperType"/>; empty where none is asked for.</summary>
    public static IReadOnlyList<string> Types(string question)
    {
        var types = new List<string>();
        foreach (var group in Papers().Matches(question).SelectMany(match => match.Groups.Values.Where(group => group.Success && group.Name != "0")))
            types.AddRange(Values(group.Name));
        return [.. types.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The outcomes, as in <see cref="FacetNames.Outcome"/>; empty where none is asked for.</summary>
    public static IReadOnlyList<string> Outcomes(string question) =>
        (Attributive().Match(question) is { Success: true } attributive ? attributive : Listed().Match(question)) is { Success: true } match
            ? Values(match.Groups.Values.First(group => group.Success && group.Name != "0").Name)
            : [];

    private static string[] Values(string group) => group switch
    {
        "motion" => ["motion", "amendment"],
        "inquiry" => ["inquiry", "answer"],
        "adopted" => ["adopted", "adoptedAmended", "partlyAdopted"],
        _ => [group],
    };

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    private const string Plural = @"(anträgen?|anfragen|(beschluss|informations)?vorlagen|drucksachen|papiere|motions|inquiries|proposals|papers)";

    private const string Words =
        "(?<rejected>abgelehnt|rejected)|(?<postponed>vertagt|zurückgestellt|postponed)|(?<withdrawn>zurückgezogen|withdrawn)|(?<adopted>beschlossen|angenommen|adopted)";

    [GeneratedRegex(
        @"\b((?<motion>anträgen?|motions)|(?<amendment>(änderungs|ergänzungs)anträgen?)|(?<inquiry>anfragen|inquiries)|(?<proposal>beschlussvorlagen|proposals)|(?<information>(informations|mitteilungs)vorlagen|mitteilungen der verwaltung))\b",
        Options)]
    private static partial Regex Papers();

    [GeneratedRegex(
        @"\b((?<rejected>abgelehnte[nr]?|rejected)|(?<postponed>(vertagte|zurückgestellte)[nr]?|postponed)|(?<withdrawn>zurückgezogene[nr]?|withdrawn)|(?<adopted>(beschlossene|angenommene)[nr]?|adopted))\s" + Plural + @"\b",
        Options)]
    private static partial Regex Attributive();

    [GeneratedRegex(@"\b(welche|alle|which|all)\s(\w+\s){0,3}?" + Plural + @"\b.*?\b(" + Words + @")\b(?!.*\b(oder|or)\b)", Options)]
    private static partial Regex Listed();
}
