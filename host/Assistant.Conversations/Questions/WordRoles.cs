using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Conversations.Questions;

/// <summary>
/// Tells nouns and names from other words by German spelling: they begin with a capital. Where a question is written in small letters
/// throughout, nothing can be told and every word is a topic.
/// </summary>
internal sealed partial class WordRoles
{
    private static readonly FrozenSet<string> Locative = Set("in im am an bei beim vom aus");
    private static readonly FrozenSet<string> Directive = Set("zum zur nach bis");
    private static readonly FrozenSet<string> Origin = Set("vom von");
    private static readonly FrozenSet<string> Articles = Set("der die das den dem des ein eine einer einem einen");

    /// <summary>Words that stand behind a verb at the beginning: “Bekommt man …”, “Fallen die …”.</summary>
    private static readonly FrozenSet<string> AfterVerb = Set("der die das den dem ein eine man ich wir er sie es in im sich unsere meine");

    private static readonly FrozenSet<string> Frame = Set(
        "kosten kostet kosteten gesamtkosten preis hoch teuer höhe anzahl zahl zahlen gesamt summe stand ergebnis beschluss beschlüsse beschlossen abgelehnt zugestimmt abstimmung " +
        "antrag anträge anfrage anfragen antwort vorlage vorlagen drucksache niederschrift stadt stadtverwaltung verwaltung stadtrat gemeinderat rat gilt gelten laut wieviel");

    private static readonly FrozenSet<string> Months = Set("januar februar märz maerz april mai juni juli august september oktober november dezember frühjahr sommer herbst winter");

    private readonly Dictionary<string, WordRole> _roles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a question.</summary>
    /// <param name="question">As typed.</param>
    public WordRoles(string question)
    {
        var words = Word().Matches(question).Select(match => match.Value).ToList();
        HasCapitals = words.Skip(1).Any(word => char.IsUpper(word[0]));
        for (var i = 0; i < words.Count; i++)
            _roles.TryAdd(words[i], Read(words, i));
    }

    /// <summary>Whether capitals tell nouns from other words.</summary>
    public bool HasCapitals { get; }

    /// <summary>The role of a word of the question.</summary>
    /// <param name="word">As typed.</param>
    public WordRole Of(string word) => _roles.GetValueOrDefault(word, WordRole.Topic);

    private WordRole Read(List<string> words, int at)
    {
        var word = words[at].ToLower(CultureInfo.InvariantCulture);
        if (Year().IsMatch(word) || Months.Contains(word))
            return WordRole.Time;
        if (Frame.Contains(word))
            return WordRole.Frame;
        if (char.IsDigit(word[0]) || !HasCapitals)
            return WordRole.Topic;
        if (!char.IsUpper(words[at][0]))
            return WordRole.Other;
        if (at == 0)
            return words.Count > 1 && AfterVerb.Contains(words[1]) ? WordRole.Other : WordRole.Topic;
        // A name of several words (“KIT Campus Nord”) is one.
        if (_roles.TryGetValue(words[at - 1], out var role) && role == WordRole.Place)
            return WordRole.Place;
        var before = words[at - 1].ToLower(CultureInfo.InvariantCulture);
        if (Articles.Contains(before) && at > 1)
            before = words[at - 2].ToLower(CultureInfo.InvariantCulture);
        // “vom Hauptbahnhof zum Rathaus”
        var isDestination = Directive.Contains(before) && words.Take(at - 1).Any(Origin.Contains);
        return isDestination || Locative.Contains(before) ? WordRole.Place : WordRole.Topic;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\p{L}[\p{L}\p{Mn}\d]*|\d[\d.]*\p{L}*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(19|20)\d{2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}
