namespace Assistant.Memory.Indexing.Texts;

/// <summary>A word of a question, as it was looked for in texts. Immutable.</summary>
/// <param name="Term">Its term.</param>
/// <param name="Passages">In how many passages of the texts it stands.</param>
/// <param name="Alternatives">Terms of the texts that may stand for it: synonyms, and what was meant by a word that the texts do not know.</param>
/// <param name="Parts">Of a compound: its parts, where the texts hold them all; else empty.</param>
public sealed record TextWord(string Term, long Passages, IReadOnlyList<string> Alternatives, IReadOnlyList<string> Parts);
