using Assistant.Conversations.Questions;
using Assistant.Sdk;

namespace Assistant.Conversations.Generation;

/// <summary>What the files of a turn say of its question. Immutable.</summary>
/// <param name="Files">The files: those of the question, then those of the questions before it.</param>
/// <param name="Ranked">The passages that search found, best first.</param>
/// <param name="Hits">The best of them, for quoting.</param>
/// <param name="Terms">The question's words as the files know them.</param>
/// <param name="Relevance">Whether they speak of what was asked.</param>
internal sealed record AttachedPassages(IReadOnlyList<AttachedFile> Files, IReadOnlyList<AttachedPassage> Ranked, IReadOnlyList<Hit> Hits, QuestionTerms Terms, Relevance Relevance)
{
    /// <summary>A turn without files.</summary>
    public static AttachedPassages None { get; } = new([], [], [], new QuestionTerms([], ExpectedAnswer.Any, ""), new Relevance(false, 0, []));
}
