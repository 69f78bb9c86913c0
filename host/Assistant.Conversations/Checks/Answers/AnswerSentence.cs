namespace Assistant.Conversations.Checks.Answers;

/// <summary>A sentence, list item or table row of an answer.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is, without the citation marks behind it.</param>
/// <param name="Paragraph">The number of its paragraph.</param>
internal sealed record AnswerSentence(int Start, int Length, int Paragraph)
{
    public List<CitationMark> Citations { get; } = [];

    public int End => Start + Length;
}
