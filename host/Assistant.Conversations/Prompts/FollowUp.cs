using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Tools;
using Assistant.Memory.German;

namespace Assistant.Conversations.Prompts;

/// <summary>
/// Completes a question that means nothing by itself (“Und wann war das?”, “Was kostet es?”, “Und in der Weststadt?”) with what the
/// questions before it were about, so that search finds what is meant. Deterministic. Thread-safe.
/// </summary>
internal sealed partial class FollowUp(GermanText german)
{
    /// <summary>Who goes on from something says little; a long question stands for itself.</summary>
    private const int MaxWords = 12;
    private const int MaxEllipsisTopics = 2;
    private const int MaxQuestionsBack = 4;
    private const int MaxAdded = 8;

    // What happens to a thing, not the thing; in a question without capitals these cannot be told from nouns.
    private static readonly FrozenSet<string> Happening =
        ("beantragt gestellt eingereicht entschieden entscheidet geschehen passiert passierte begonnen beginnt fertig gebaut bezahlt zahlt finanziert zuständig gemeint heißt bedeutet geplant umgesetzt " +
        "vertagt verschoben geändert dran betroffen verantwortlich genau eigentlich ungefähr insgesamt bisher aktuell dauert dauerte gedauert kommt kam weiter steht stand sagt sagte meint findet fand " +
        "details einzelheiten hintergrund grund gründe begründung ausgegangen weitergegangen geht ging läuft lief genehmigt bewilligt eröffnet abgeschlossen teurer billiger danke bitte euro").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The question as it is to be searched for.</summary>
    /// <param name="question">The question, without the names of plugins.</param>
    /// <param name="earlier">The questions before it in the conversation, oldest first.</param>
    public FollowUpText Complete(string question, IReadOnlyList<string> earlier)
    {
        if (earlier.Count == 0 || !LeansOnOthers(question))
            return new FollowUpText(question, []);
        var known = german.TermSet(question).ToHashSet(StringComparer.Ordinal);
        var added = new List<string>();
        foreach (var before in earlier.Reverse().Take(MaxQuestionsBack))
        {
            foreach (var (word, term) in Topics(before))
            {
                if (known.Add(term))
                    added.Add(word);
            }

            // One that itself leans on others leads further back.
            if (!LeansOnOthers(before))
                break;
        }

        added = [.. added.Take(MaxAdded)];
        return added.Count == 0 ? new FollowUpText(question, []) : new FollowUpText($"{question.Trim()} {string.Join(' ', added)}", added);
    }

    private bool LeansOnOthers(string question)
    {
        if (ArgumentBinder.Reference().IsMatch(question) || Occasion.IsNew(question) || Occasion.IsNext(question) || Word().Count(question) > MaxWords)
            return false;
        var topics = Topics(question).Count;
        return topics == 0 || Anaphor().IsMatch(question) || (Ellipsis().IsMatch(question) && topics <= MaxEllipsisTopics);
    }

    /// <summary>The words that name a thing, a place or a paper.</summary>
    private List<(string Word, string Term)> Topics(string question)
    {
        var roles = new WordRoles(question);
        var topics = ArgumentBinder.Reference().Matches(question).Select(match => (match.Value, match.Value)).ToList();
        var rest = PeriodReader.Without(ArgumentBinder.Reference().Replace(question, " "));
        topics.AddRange(german.Words(rest).Where(word => roles.Of(word.Word) is WordRole.Topic or WordRole.Place && !Happening.Contains(word.Word)));
        return topics;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // “das” before a small letter or at the end is no article; “diese Woche” points to a time, not to what was said.
    [GeneratedRegex(@"\b([Dd]azu|[Dd]avon|[Dd]afür|[Dd]agegen|[Dd]adurch|[Dd]aran|[Dd]arin|[Dd]araus|[Dd]arüber|[Dd]anach|[Dd]amals|[Dd]ort|[Hh]ierzu|[Hh]iervon|[Dd]essen|[Dd]eren)\b|\b[Dd]as(?=\s*[?.!]*$|\s+(denn|dann|noch|alles|genau|schon|nicht|eigentlich|wieder|insgesamt|beschlossen|beantragt|entschieden|abgelehnt|geplant|bezahlt|finanziert)\b)|\b[Dd]iese[rsnm]?\s(?!Woche|Monat|Jahr|Quartal|Tag|Sommer|Winter|Herbst|Frühjahr|woche|monat|jahr)|\b(about|of|for) (it|that|this|them)\b", Options)]
    private static partial Regex Anaphor();

    // “Und in der Weststadt?”, “Und 2024?”, “Auch für Vereine?”: a beginning without a verb of its own.
    [GeneratedRegex(@"^\W*(und|aber|oder|auch|and)\s+(in|im|am|an|auf|bei|beim|für|zu|zum|zur|mit|ohne|seit|vor|nach|von|vom|\d{4}|the|for|on|wie (sieht|ist) es|was ist mit|what about)\b(?!.*\b(kostet|kosten|wurde|wurden|wird|werden|hat|haben|gibt|ist|sind)\s+(der|die|das|es|den)\b)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@"\w+", Options)]
    private static partial Regex Word();
}
