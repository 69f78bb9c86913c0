using Assistant.Memory.Splitting;

namespace Assistant.Memory.Indexing.Texts;

/// <summary>A passage of a text that was found. Immutable.</summary>
/// <param name="Text">The text.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Score">The higher the better; comparable only within one search.</param>
public sealed record TextHit(IndexedText Text, PassageDraft Passage, double Score);
