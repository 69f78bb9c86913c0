using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Tools;
using Assistant.Memory.German;

namespace Assistant.Conversations.Skills;

/// <summary>
/// The terms of a question or an example for comparing one with the other. Which number and which day it is makes no difference to what
/// is asked for, so each counts as one and the same term; what kind of question it is counts as well. Thread-safe.
/// </summary>
internal sealed partial class SkillText(GermanText german)
{
    private const string ReferenceTerm = "#reference";
    private const string PeriodTerm = "#period";
    private const string NextTerm = "#next";
    private const string NewTerm = "#new";
    private const string WhenTerm = "#when";
    private const string WhereTerm = "#where";
    private const string CountTerm = "#count";
    private const string AmountTerm = "#amount";
    private const string CompareTerm = "#compare";
    private const string CommitteeTerm = "#committee";
    private const string PartyTerm = "#party";
    private const string PastTerm = "#past";
    private const string ReasonTerm = "#reason";
    private const string AnybodyTerm = "#anybody";

    /// <summary>Words that split from their verb in a main clause: “Fülle … aus”, “Trag … ein”.</summary>
    private static readonly FrozenSet<string> Particles = "ab an auf aus bei ein her hin hinzu mit nach vor weg zu zurück zusammen".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Verbs and adverbs that stand in questions of every kind.</summary>
    private static readonly string[] Common =
        "stadt gemeinde stehen steht gehen geht kommen kommt machen macht liegen liegt finden findet suche suchen zeige zeig zeigen sehen sagen sagt bitte brauche braucht bekommen kriegen haben mal noch heute gerade aktuell lassen stellen nehmen wissen guten tag hallo danke jahr jahre jahren woche monat letzten nächsten find want need show get can you do to i my me a an by from at it in on".Split(' ');

    private readonly IReadOnlySet<string> _common = german.TermSet(string.Join(' ', Common));

    /// <summary>Whether a term alone brings no question near a skill: “Guten Morgen” names a day, too, and much is new.</summary>
    /// <param name="term">A term that both share.</param>
    public bool IsWeak(string term) => IsCommon(term) || IsTime(term) || term is PastTerm or ReasonTerm or AnybodyTerm or AmountTerm;

    /// <summary>Whether a term stands in questions of every kind and says little also beside others.</summary>
    /// <param name="term">A term.</param>
    public bool IsCommon(string term) => _common.Contains(term) || term is PeriodTerm or WhenTerm or WhereTerm or CommitteeTerm or "neu" or "new";

    /// <summary>“Kalenderwoche”, “Haushaltsjahr”: a time, not a thing.</summary>
    private static bool IsTime(string term) => term.EndsWith("woch", StringComparison.Ordinal) || term.EndsWith("jahr", StringComparison.Ordinal) || term.EndsWith("monat", StringComparison.Ordinal);

    /// <summary>Whether a term stands for a kind of thing or of question, not for a word.</summary>
    /// <param name="term">The term.</param>
    public static bool IsKind(string term) => term[0] == '#';

    /// <summary>The terms of a text.</summary>
    /// <param name="text">A question, an example, a description.</param>
    public IReadOnlySet<string> Terms(string text)
    {
        var rest = ArgumentBinder.Reference().Replace(text, " ");
        var hasReference = rest.Length != text.Length;
        var plain = PeriodReader.Without(rest);
        var terms = german.TermSet(InfinitiveWithZu().Replace(plain, "${particle}${verb}")).Where(term => !term.All(char.IsAsciiDigit)).ToHashSet(StringComparer.Ordinal);
        void AddWhere(bool condition, string term)
        {
            if (condition)
                terms.Add(term);
        }

        AddWhere(hasReference, ReferenceTerm);
        AddWhere(plain.Length != rest.Length, PeriodTerm);
        AddWhere(Occasion.IsNext(text) || NextMeeting().IsMatch(text), NextTerm);
        AddWhere(Occasion.IsNew(NewThing().Replace(text, " ")) || AnythingNew().IsMatch(text), NewTerm);
        AddWhere(When().IsMatch(text), WhenTerm);
        AddWhere(Where().IsMatch(text), WhereTerm);
        AddWhere(Count().IsMatch(text), CountTerm);
        AddWhere(Amount().IsMatch(text), AmountTerm);
        AddWhere(Compare().IsMatch(text), CompareTerm);
        AddWhere(CommitteeReader.Read(text) is not null, CommitteeTerm);
        AddWhere(Party().IsMatch(text), PartyTerm);
        AddWhere(Past().IsMatch(text), PastTerm);
        AddWhere(Reason().IsMatch(text), ReasonTerm);
        AddWhere(Anybody().IsMatch(text), AnybodyTerm);
        AddSplitVerb(text, terms);
        return terms;
    }

    /// <summary>The terms of the nouns and names of a text; of all its words where it is written in small letters throughout.</summary>
    /// <param name="text">A question.</param>
    public IReadOnlySet<string> Nouns(string text)
    {
        var plain = PeriodReader.Without(ArgumentBinder.Reference().Replace(text, " "));
        var roles = new WordRoles(plain);
        return german.Words(plain).Where(word => roles.Of(word.Word) is WordRole.Topic or WordRole.Place && !word.Term.All(char.IsAsciiDigit)).Select(word => word.Term).ToHashSet(StringComparer.Ordinal);
    }

    // The verb of an order or a question stands first or second: “Füll mir das aus”, “Wie melde ich mich ab”.
    private void AddSplitVerb(string text, HashSet<string> terms)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        if (words.Count < 3 || !Particles.Contains(words[^1]))
            return;
        foreach (var verb in words.Take(2).SelectMany(word => german.TermSet(word)))
            terms.Add(words[^1].ToLowerInvariant() + verb);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(wann|when)\b", Options)]
    private static partial Regex When();

    [GeneratedRegex(@"\b(wo|woher|where)\b", Options)]
    private static partial Regex Where();

    [GeneratedRegex(@"\b(wie ?viele[nr]?|wieviel|anzahl|zahl der|how many)\b", Options)]
    private static partial Regex Count();

    [GeneratedRegex(@"\b(wie hoch|wie gro(ß|ss)|anteil|how (high|large))\b", Options)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b(verglich\w*|vergleich\w*|vs|gegenüber\w*|compared?)\b|\b(höher|niedriger|mehr|weniger|größer|kleiner|besser|schlechter|teurer|günstiger|unterschied)\b.*\b(als|oder)\b|\bwelche[rs]? (der|von den)\b.*\b(meisten|wenigsten|höchste[rns]?|niedrigste[rns]?)\b|\b(higher|lower|more|less)\b.*\b(than|or)\b", Options)]
    private static partial Regex Compare();

    [GeneratedRegex(@"\b(nächste\w*|kommende\w*|next|upcoming)\b(\s+\w+){0,3}?\s+\w*(sitzung|termin|treffen|meeting)", Options)]
    private static partial Regex NextMeeting();

    [GeneratedRegex(@"\b(anything|something|what is|what's) new\b|\bnew since\b", Options)]
    private static partial Regex AnythingNew();

    // “anzumelden” is “anmelden”.
    [GeneratedRegex(@"\b(?<particle>ab|an|auf|aus|bei|ein|mit|nach|vor|weg)zu(?<verb>\p{Ll}{3,}n)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InfinitiveWithZu();

    // “ein neues Parkhaus” is new itself; “Was gibt es Neues?” asks for what is new.
    [GeneratedRegex(@"\b(ein|kein|das|unser) neues? \w+", Options)]
    private static partial Regex NewThing();

    // Groups of German councils: who moves, asks and votes.
    [GeneratedRegex(@"\b\w*fraktion(en)?\b|\b(CDU|CSU|SPD|FDP|AfD|FWG|ÖDP|BSW|Volt|Grünen?|Linken?|Freien? Wähler)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Party();

    // What has happened stands in papers and minutes; what is stands in registers and statistics.
    [GeneratedRegex(@"\b(wurden?|worden|gab es|war|waren|hatten?|wollten?|were|did)\b|\b(hat|haben)\b.*\b(ge|be|ver|ent|er|zer|ab|an|auf|aus|ein|zu)\w+(t|en)\W*$", Options)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(warum|weshalb|wieso|weswegen|why)\b", Options)]
    private static partial Regex Reason();

    // What holds for everybody: “Was kostet ein …?” asks for a fee, “Was kostet die …?” for the cost of a project.
    [GeneratedRegex(@"\b(man|jemand)\b|\b(kostet|teuer ist|kosten) eine?n?\b|\b(muss|brauche?|benötige|beantrage|melde|stelle) ich\b|\bdo I (need|have)\b", Options)]
    private static partial Regex Anybody();

    [GeneratedRegex(@"\w+", Options)]
    private static partial Regex Word();
}
