namespace Assistant.Memory.Extraction;

/// <summary>Ends the reading of a document from deep within it; it never leaves the extractor.</summary>
/// <param name="outcome">What the extractor returns instead.</param>
internal sealed class ExtractionFailedException(ExtractedText outcome) : Exception(outcome.Note)
{
    /// <summary>What the extractor returns instead.</summary>
    public ExtractedText Outcome { get; } = outcome;
}
