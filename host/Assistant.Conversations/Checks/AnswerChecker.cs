using Assistant.Conversations.Checks.Answers;
using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Names;
using Assistant.Conversations.Checks.Numbers;
using Assistant.Conversations.Checks.Quotes;
using Assistant.Conversations.Checks.Sources;
using Assistant.Conversations.Checks.Statuses;
using Assistant.Conversations.Checks.Swaps;

namespace Assistant.Conversations.Checks;

/// <summary>Checks a finished answer against its cited passages, without a model: the same answer always gets the same findings. Thread-safe.</summary>
public sealed class AnswerChecker
{
    // “drei Unterlagen” is said of what was found, and needs no passage.
    private const int SmallCount = 12;

    private readonly Func<CheckedText, IEnumerable<CheckFinding>>[] _checks =
        [QuoteCheck.Run, FactCheck.Run, StatusCheck.Run, RecommendationCheck.Run, NegationCheck.Run, NameCheck.Run, SwapCheck.Run, QualifierCheck.Run, PlaceCheck.Run];

    /// <summary>What a sentence says that its cited passages do not carry, in the order of the text.</summary>
    /// <param name="text">One or more sentences without citation marks.</param>
    /// <param name="sources">The passages they cite.</param>
    public IReadOnlyList<CheckFinding> CheckSentence(string text, IReadOnlyList<CheckSource> sources)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sources);
        return Check(new CheckedText(text, [.. sources.Select(source => new ReadSource(source))]), text, 0);
    }

    /// <summary>
    /// What a whole answer says that its passages do not carry. Each sentence is held against the passages that it cites; one without a citation
    /// against those of the next one in its paragraph, else of the last one before.
    /// </summary>
    /// <param name="text">The answer, in Markdown, with citations such as [1].</param>
    /// <param name="sources">The passages that were in the prompt, by the number under which they are cited.</param>
    public IReadOnlyList<CheckFinding> CheckAnswer(string text, IReadOnlyDictionary<int, CheckSource> sources)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sources);
        var answer = AnswerReader.Read(text);
        var read = new Dictionary<int, ReadSource>();
        var findings = new List<CheckFinding>();
        foreach (var mark in answer.Marks.Where(mark => !sources.ContainsKey(mark.Number)))
            findings.Add(new CheckFinding(CheckKind.Citation, text.Substring(mark.Start, mark.Length), Reasons.NoSuchCitation(mark.Number), mark.Start, mark.Length));
        foreach (var sentence in answer.Sentences)
        {
            var cited = answer.CitationsOf(sentence).Select(mark => mark.Number).Distinct().Where(sources.ContainsKey).ToList();
            var passages = cited.ConvertAll(number => read.TryGetValue(number, out var known) ? known : read[number] = new ReadSource(sources[number]));
            var plain = new CheckedText(answer.Plain.Substring(sentence.Start, sentence.Length), passages);
            if (passages.Count > 0)
                findings.AddRange(Check(plain, text, sentence.Start));
            else if (sentence.Citations.Count == 0 && NeedsSource(plain))
                findings.Add(new CheckFinding(CheckKind.Citation, text.Substring(sentence.Start, sentence.Length), Reasons.WithoutSource, sentence.Start, sentence.Length));
        }

        return [.. findings.OrderBy(finding => finding.Start)];
    }

    private List<CheckFinding> Check(CheckedText text, string original, int offset) =>
        [.. _checks.SelectMany(check => check(text)).OrderBy(finding => finding.Start).Select(finding => finding with { Start = offset + finding.Start, Words = original.Substring(offset + finding.Start, finding.Length).Trim() })];

    private static bool NeedsSource(CheckedText text) =>
        text.Quotes.Count > 0
        || text.Facts.Any(fact => fact.Kind != FactKind.Ordinal && !(fact.Kind == FactKind.Number && fact.Unit == Unit.None && fact.Value <= SmallCount))
        || StatusClaimReader.Read(text.Unquoted).Count > 0;
}
