using Assistant.Memory.Splitting;

namespace Assistant.Conversations.Quotes;

/// <summary>A sentence of a passage. Immutable.</summary>
/// <param name="Range">Where it stands in the passage.</param>
/// <param name="Text">Word for word, white space folded.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Terms">Its terms.</param>
internal sealed record Sentence(TextRange Range, string Text, SentenceKind Kind, IReadOnlySet<string> Terms);
