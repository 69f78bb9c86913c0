namespace Assistant.Conversations.Uploads;

/// <summary>Limits of uploads; section <c>Assistant:Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>The largest file, in bytes. Default: 20 MB.</summary>
    public long MaxBytes { get; set; } = 20_000_000;

    /// <summary>How many files one question may have. Default: 5.</summary>
    public int PerQuestion { get; set; } = 5;

    /// <summary>How many files somebody may have lying about that no question uses. Default: 20.</summary>
    public int UnusedPerPerson { get; set; } = 20;

    /// <summary>The longest text that is kept of a file, in characters; the rest is left out, and the reader told. Default: 2,000,000.</summary>
    public int MaxCharacters { get; set; } = 2_000_000;

    /// <summary>How long a file is kept that no question uses. Default: 24 hours.</summary>
    public TimeSpan KeepUnused { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many files are read at a time, each by a child process. Default: 2.</summary>
    public int AtATime { get; set; } = 2;

    /// <summary>How long the text of scans and photographs is being recognised while the person waits; what is not reached is left out, and told by its page. Default: 60 s.</summary>
    public TimeSpan RecognitionTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many scanned pages of a file are recognised; 0 for none. Default: 20, about as many as the time lasts for.</summary>
    public int RecognitionPages { get; set; } = 20;

    /// <summary>How many characters of files are kept analysed in memory, some three bytes each; 0 for none. Default: 10,000,000.</summary>
    public int CachedCharacters { get; set; } = 10_000_000;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InvalidDataException">A value is out of range.</exception>
    public void Validate()
    {
        if (MaxBytes is < 1_000 or > 500_000_000 || MaxCharacters is < 1_000 or > 20_000_000)
            throw new InvalidDataException("The settings of Assistant:Uploads are wrong: MaxBytes goes from 1000 to 500000000, MaxCharacters from 1000 to 20000000.");
        if (PerQuestion is < 1 or > 20 || UnusedPerPerson < PerQuestion || UnusedPerPerson > 1_000 || AtATime is < 1 or > 64)
            throw new InvalidDataException("The settings of Assistant:Uploads are wrong: PerQuestion goes from 1 to 20, UnusedPerPerson from PerQuestion to 1000, AtATime from 1 to 64.");
        if (RecognitionTime < TimeSpan.FromSeconds(1) || RecognitionTime > TimeSpan.FromMinutes(10) || RecognitionPages is < 0 or > 1_000 || CachedCharacters is < 0 or > 500_000_000)
            throw new InvalidDataException("The settings of Assistant:Uploads are wrong: RecognitionTime goes from 00:00:01 to 00:10:00, RecognitionPages from 0 to 1000, CachedCharacters from 0 to 500000000.");
        if (KeepUnused < TimeSpan.FromMinutes(1) || KeepUnused > TimeSpan.FromDays(30))
            throw new InvalidDataException("The setting Assistant:Uploads:KeepUnused is wrong: it goes from 00:01:00 to 30.00:00:00.");
    }
}
