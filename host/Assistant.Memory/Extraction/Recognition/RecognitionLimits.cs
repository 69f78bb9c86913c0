namespace Assistant.Memory.Extraction.Recognition;

/// <summary>How much of one document may be recognised in pictures. Immutable.</summary>
/// <param name="MaxPages">How many pages, blank ones counted.</param>
/// <param name="Time">For how long, from the beginning of its reading.</param>
public sealed record RecognitionLimits(int MaxPages, TimeSpan Time)
{
    /// <summary>Nothing now: it is put off.</summary>
    public static RecognitionLimits PutOff { get; } = new(0, TimeSpan.Zero);
}
