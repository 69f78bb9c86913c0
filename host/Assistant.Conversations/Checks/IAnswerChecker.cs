namespace Assistant.Conversations.Checks;

/// <summary>Compares what an answer says with the passages that it cites. Deterministic. Thread-safe.</summary>
public interface IAnswerChecker
{
    /// <summary>What the cited passages do not carry, in the order of the text; empty where everything holds.</summary>
    /// <param name="text">The whole answer, with citations such as <c>[1]</c>.</param>
    /// <param name="sources">The passages in the prompt, by number.</param>
    IReadOnlyList<CheckFinding> CheckAnswer(string text, IReadOnlyDictionary<int, CheckSource> sources);
}
