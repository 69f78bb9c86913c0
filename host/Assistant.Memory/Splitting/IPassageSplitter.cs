using Assistant.Memory.Extraction;

namespace Assistant.Memory.Splitting;

/// <summary>Cuts a document's text into passages along its structure. Thread-safe and deterministic.</summary>
public interface IPassageSplitter
{
    /// <summary>Splits the text. No words are lost except repeated page headers and footers.</summary>
    /// <param name="text">The text by page.</param>
    /// <param name="options">Sizes; <see langword="null"/> for the default.</param>
    /// <returns>The passages in reading order; none crosses a page; empty where there is no text.</returns>
    IReadOnlyList<PassageDraft> Split(ExtractedText text, SplittingOptions? options = null);
}
