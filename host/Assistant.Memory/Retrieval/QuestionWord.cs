namespace Assistant.Memory.Retrieval;

/// <summary>A word of a question. Immutable.</summary>
/// <param name="Word">As the person wrote it.</param>
/// <param name="Term">As it stands in the index.</param>
/// <param name="Passages">In how many passages that the caller may see it stands.</param>
public sealed record QuestionWord(string Word, string Term, long Passages);
