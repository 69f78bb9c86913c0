using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Names;
using Assistant.Conversations.Checks.Quotes;
using Assistant.Conversations.Checks.Sources;
using Assistant.Conversations.Checks.Statuses;

namespace Assistant.Conversations.Checks;

/// <summary>Checks a finished answer against its cited passages, without a model: the same answer always gets the same findings. Thread-safe.</summary>
public sealed class AnswerChecker
{
    private readonly Func<CheckedText, IEnumerable<CheckFinding>>[] _checks = [QuoteCheck.Run, FactCheck.Run, StatusCheck.Run, RecommendationCheck.Run, NegationCheck.Run, NameCheck.Run];

    /// <summary>What a sentence says that its cited passages do not carry, in the order of the text.</summary>
    /// <param name="text">One or more sentences without citation marks.</param>
    /// <param name="sources">The passages they cite.</param>
    public IReadOnlyList<CheckFinding> CheckSentence(string text, IReadOnlyList<CheckSource> sources)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sources);
        return Check(text, [.. sources.Select(source => new ReadSource(source))]);
    }

    private List<CheckFinding> Check(string text, IReadOnlyList<ReadSource> sources)
    {
        var read = new CheckedText(text, sources);
        return [.. _checks.SelectMany(check => check(read)).OrderBy(finding => finding.Start)];
    }
}
