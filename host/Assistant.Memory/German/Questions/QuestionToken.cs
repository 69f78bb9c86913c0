namespace Assistant.Memory.German.Questions;

/// <summary>A token of a question with what the analysis makes of it.</summary>
/// <param name="Token">Where it stands.</param>
/// <param name="Written">As in the question.</param>
/// <param name="Folded">As <see cref="Folding"/> makes it.</param>
/// <param name="Position">Which word of the question it begins at.</param>
/// <param name="Terms">Its terms; none for a stop word.</param>
internal sealed record QuestionToken(Token Token, string Written, string Folded, int Position, IReadOnlyList<IndexTerm> Terms)
{
    /// <summary>The whole that this is a piece of, the widest where there are several.</summary>
    public QuestionToken? Whole { get; set; }
}
