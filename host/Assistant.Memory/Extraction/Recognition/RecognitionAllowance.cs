namespace Assistant.Memory.Extraction.Recognition;

/// <summary>What is left of <see cref="RecognitionLimits"/> while a document is read; all that is nested in it shares one. Used by one thread at a time.</summary>
internal sealed class RecognitionAllowance(RecognitionLimits limits, TimeProvider timeProvider)
{
    private readonly long _start = timeProvider.GetTimestamp();
    private int _pages;

    public RecognitionLimits Limits => limits;

    /// <summary>Whether nothing may be recognised now.</summary>
    public bool IsPutOff => limits.MaxPages <= 0;

    public bool HasPage => _pages < limits.MaxPages;

    /// <summary>The time that is left; zero or less where there is none.</summary>
    public TimeSpan Left => limits.Time - timeProvider.GetElapsedTime(_start);

    public void TakePage() => _pages++;
}
