using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>Finds the results that a source carries: the recorded one, and those of a minute's “Abstimmungsergebnis”.</summary>
internal static partial class ResultReader
{
    public static IReadOnlyList<StatusRecord> Read(ReadSource source)
    {
        var records = new List<StatusRecord>();
        if (StatusWords.Read(source.Status) is { } recorded)
            records.Add(recorded);
        foreach (Match section in Section().Matches(source.Text))
            AddSection(source.Text, section, records);
        // A committee that recommends has agreed to a recommendation, not decided.
        if (records.Exists(record => record.Outcome is StatusOutcome.Recommended or StatusOutcome.NotRecommended) || Recommends().IsMatch(source.Text))
            return records.ConvertAll(record => record.Outcome switch
            {
                StatusOutcome.Adopted => record with { Outcome = StatusOutcome.Recommended },
                StatusOutcome.Rejected => record with { Outcome = StatusOutcome.NotRecommended },
                _ => record,
            });
        return records;
    }

    /// <summary>A source's sentences without its results, which are read as results.</summary>
    public static string WithoutResults(string text) => Section().Replace(text, " ");

    private static void AddSection(string text, Match section, List<StatusRecord> records)
    {
        var end = section.Index + section.Length;
        var behind = section.Groups["head"].Success ? section.Groups["head"].Index + section.Groups["head"].Length : section.Index;
        foreach (Match match in Result().Matches(section.Value))
        {
            var start = section.Index + match.Index;
            if (start < behind || start + match.Length > end)
                continue;
            var before = text[behind..start];
            var words = Label().Match(before) is { Success: true } label ? (Label: label.Groups["label"].Value, Between: before[(label.Index + label.Length)..]) : (Label: "", Between: before);
            behind = start + match.Length;
            if (StatusWords.Read(words.Between + match.Groups["words"].Value) is not { } record)
                continue;
            records.Add(record with
            {
                Words = (words.Between + match.Groups["words"].Value).Trim(' ', ':', '.', '–', '-', ')'),
                Label = words.Label + TitleOf(text, words.Label),
                IsAmended = record.IsAmended || StatusWords.IsAmended(words.Label),
                For = Votes(For(), words.Between, match.Groups["votes"].Value),
                Against = Votes(Against(), words.Between, match.Groups["votes"].Value),
            });
        }
    }

    // “TOP 5.1” is what “Punkt 5.1 der Tagesordnung: Änderungsantrag FWG” says.
    private static string TitleOf(string text, string label)
    {
        if (Item().Match(label) is not { Success: true } item)
            return "";
        var head = $"Punkt {item.Groups["number"].Value} der Tagesordnung:";
        var at = text.IndexOf(head, StringComparison.Ordinal);
        if (at < 0)
            return "";
        var title = text[(at + head.Length)..];
        var end = TitleEnd().Match(title) is { Success: true } match ? match.Index : Math.Min(title.Length, 200);
        return " " + title[..end];
    }

    private static int? Votes(Regex pattern, string before, string behind)
    {
        var match = pattern.Match(behind) is { Success: true } found ? found : pattern.Match(before);
        if (!match.Success)
            return null;
        var word = match.Groups["count"].Value;
        return char.IsAsciiDigit(word[0]) ? int.Parse(word, CultureInfo.InvariantCulture) : (int)Numbers.NumberWords.ReadPrefix(word.ToLowerInvariant()).Value;
    }

    // A section ends where the minute goes on; without its heading, only “TOP 5: mehrheitliche Zustimmung” is one.
    [GeneratedRegex(@"(?<head>Abstimmungsergebnis(?:se)?:?).{0,600}?(?=Der Vorsitzende|Die Vorsitzende|(?<!Geänderter )Beschluss:|Gegenstand|Niederschrift|$)|(?:\bTOP \d+(?:\.\d+)?:? ?(?:einstimmig|mehrheitlich)e? \p{L}+(?: ?\([^)]*\))?[ .,;]*)+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"(?<words>(?:(?:einstimmige?|mehrheitliche?|teilweise|keine|Es erfolgt keine|erledigt)[ ,]+)*(?:zur Kenntnis genommen|(?:Zustimmung|Ablehnung|Annahme|Kenntnisnahme|Abstimmung|zugestimmt|abgelehnt|beschlossen|angenommen|genehmigt|gewählt|erledigt|vertagt|zurückgezogen|zurückgestellt|abgesetzt|verwiesen)\b))(?<votes> ?\([^)]*\)| bei (?:\p{L}+|\d+) (?:Gegenstimmen?|Enthaltungen?|Nein-Stimmen?)(?: und (?:\p{L}+|\d+) Enthaltung(?:en)?)?)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Result();

    [GeneratedRegex(@"^[\s.,;–-]*(?<label>[^:]*?(?:\([^)]*\))?|[a-z]\)?)(?::|(?<=^\s?[a-z]\)))\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*(?:TOP|Punkt|Tagesordnungspunkt)? ?(?<number>\d+(?:\.\d+)?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"Vorlage: ?\d|Punkt \d|Beschluss:|Abstimmungs|TOP \d", RegexOptions.CultureInvariant)]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"(?<count>\d+) (?:Ja|Stimmen dafür)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex For();

    [GeneratedRegex(@"(?<count>\d+|einer?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn) (?:Nein|Gegenstimme)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Against();

    [GeneratedRegex(@"\bBeschluss:? (?:Der|Die) [^.:;]{3,60} empfiehlt de[mr]\b", RegexOptions.CultureInvariant)]
    private static partial Regex Recommends();
}
