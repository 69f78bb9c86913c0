using Assistant.Memory.Retrieval;

namespace Assistant.Conversations.Sources;

/// <summary>What a reader should know of a citation before relying on it. Immutable.</summary>
/// <param name="Text">A sentence, or the words before the documents.</param>
/// <param name="Documents">The documents that it names.</param>
public sealed record CitationNote(string Text, IReadOnlyList<RelatedDocument> Documents);
