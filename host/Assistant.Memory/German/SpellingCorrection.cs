namespace Assistant.Memory.German;

/// <summary>A word of a question that was probably meant otherwise.</summary>
/// <param name="Written">As it stands in the question.</param>
/// <param name="Terms">Terms of the index that were looked for in its place, most likely first.</param>
internal sealed record SpellingCorrection(string Written, IReadOnlyList<string> Terms);
