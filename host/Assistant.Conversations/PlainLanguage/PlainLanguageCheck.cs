using Assistant.Conversations.Checks;
using Assistant.Conversations.Checks.Answers;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.Generation;
using Assistant.Conversations.History;
using Assistant.Conversations.Sources;
using Assistant.Sdk;

namespace Assistant.Conversations.PlainLanguage;

/// <summary>
/// Compares a text in plain language with the sources of its answer, as an answer is, and with the answer: every source, number, date and
/// reference of it must still be there. Thread-safe.
/// </summary>
internal sealed class PlainLanguageCheck(AnswerChecker checker, SourceCheck sourceCheck)
{
    private const int MaxMissing = 20;

    /// <summary>What is wrong with the text: places in it first, then what it lacks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="passages">The passages that were kept with the answer.</param>
    public IReadOnlyList<CheckFinding> Run(string text, StoredMessage answer, IReadOnlyList<EvidencePassage> passages) =>
        [.. Added(text, answer, passages), .. Lost(text, answer)];

    // Results that council systems record, and what tools said, are not kept with an answer. So where a check has nothing against the
    // answer, what the answer says is as good as a source.
    private IEnumerable<CheckFinding> Added(string text, StoredMessage answer, IReadOnlyList<EvidencePassage> passages)
    {
        var sources = Sources(answer, passages);
        var strict = sourceCheck.Run(text, sources);
        if (strict.Count == 0)
            return strict;
        var known = sourceCheck.Run(text, [.. sources.Select(source => source with { Text = $"{source.Text}\n{Unmarked(answer.Text)}" })]);
        var doubtful = (answer.Answer?.Answer.Checks ?? []).Select(finding => finding.Kind).ToHashSet();
        return strict.Where(finding => doubtful.Contains(finding.Kind) || known.Any(other => (other.Kind, other.Start, other.Length) == (finding.Kind, finding.Start, finding.Length)));
    }

    private IEnumerable<CheckFinding> Lost(string text, StoredMessage answer)
    {
        var cited = (answer.Answer?.Answer.Citations ?? []).Select(citation => citation.Number).ToHashSet();
        var sources = CitationReader.NumbersIn(answer.Text).Where(cited.Contains).Except(CitationReader.NumbersIn(text)).Select(number => (CheckKind.Citation, Words: $"[{number}]"));
        var facts = checker.CheckSentence(Unmarked(answer.Text), [new CheckSource("simple", Unmarked(text), null)])
            .Where(finding => IsFact(finding.Kind) && !text.Contains(finding.Words, StringComparison.Ordinal))
            .Select(finding => (finding.Kind, finding.Words));
        return sources.Concat(facts).Distinct().Take(MaxMissing).Select(lost => new CheckFinding(lost.Item1, lost.Words, Reason(lost.Words), 0, 0));
    }

    private static bool IsFact(CheckKind kind) => kind is CheckKind.Number or CheckKind.Amount or CheckKind.Date or CheckKind.Time or CheckKind.Reference;

    private static LocalizedText Reason(string words) => new(
        $"Die Angabe „{words}“ aus der Antwort fehlt in dieser Fassung.",
        $"“{words}” stands in the answer and is missing in this version.");

    private static List<NumberedSource> Sources(StoredMessage answer, IReadOnlyList<EvidencePassage> passages) =>
    [
        .. (answer.Answer?.Answer.Citations ?? []).Select(citation => new NumberedSource(
            citation.Number,
            citation.Document,
            string.Join('\n', new[] { passages.FirstOrDefault(passage => passage.Id == citation.PassageId)?.Text, citation.Quote }.OfType<string>()))),
    ];

    private static string Unmarked(string text) => AnswerReader.Read(text).Plain;
}
