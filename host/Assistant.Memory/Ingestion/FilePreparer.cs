using System.Security.Cryptography;
using System.Text;
using Assistant.Memory.Extraction;
using Assistant.Memory.Extraction.Recognition;
using Assistant.Memory.Ledger;
using Assistant.Memory.Splitting;
using Assistant.Sdk;
using Assistant.Storage;

namespace Assistant.Memory.Ingestion;

/// <summary>Fetches, extracts and splits one file, or finds that nothing has changed.</summary>
internal sealed class FilePreparer(FileFetcher fetcher, ITextExtractor extractor, IPassageSplitter splitter, MemoryOptions options, TimeProvider timeProvider)
    : IDisposable
{
    private readonly SemaphoreSlim _extracting = new(options.ExtractionsAtATime);
    private readonly RecognitionBudget _recognition = new(options.Extraction.Recognition.BudgetPerHour, timeProvider);

    /// <param name="file">The file.</param>
    /// <param name="known">What the ledger knows of it.</param>
    /// <param name="agenda">The agenda of the meeting whose document it belongs to.</param>
    /// <param name="client">The source's own client.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StorageException">The disk is full.</exception>
    public async Task<PreparedFile> PrepareAsync(SourceFile file, KnownFile? known, Agenda? agenda, HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(file, known, agenda, client, cancellationToken);
        }
        catch (IOException exception) when (DiskErrors.IsFull(exception))
        {
            throw new StorageException(StorageFailure.DiskFull, "The disk of the work directory (in the data directory) is full. Make room and try again; what was committed is safe.", exception);
        }
    }

    private async Task<PreparedFile> ReadAsync(SourceFile file, KnownFile? known, Agenda? agenda, HttpClient client, CancellationToken cancellationToken)
    {
        if (file.Text is { } text)
            return FromText(file, text, known, cancellationToken);
        if (file.Download is null)
            return Keep(file, known, known?.Sha256, known?.ETag);

        // The tag of an older address says nothing about this one, and one of a failed reading would end in “not modified” for ever.
        var usableTag = known is not null && known.Download == file.Download.AbsoluteUri && IsSettled(known) ? known.ETag : null;
        var fetched = await fetcher.FetchAsync(file, client, usableTag, cancellationToken);
        switch (fetched)
        {
            case FetchedFile.NotModified:
                return Keep(file, known, known?.Sha256, known?.ETag);
            case FetchedFile.Gone gone:
                return Failure(file, known, FileState.Gone, gone.Reason, keepPassages: false);
            case FetchedFile.TooLarge large:
                return Failure(file, known, FileState.OverLimit, large.Reason, keepPassages: false);
            case FetchedFile.Failed failed:
                return Failure(file, known, FileState.Unreachable, failed.Reason, keepPassages: true);
            case FetchedFile.Content content:
                try
                {
                    return await ExtractAsync(file, content, known, agenda, cancellationToken);
                }
                finally
                {
                    content.File.Delete();
                }

            default:
                throw new InvalidOperationException($"{fetched.GetType().Name} is not handled.");
        }
    }

    /// <summary>Whether another try may end otherwise: a scan that was put off waits until there is time for it.</summary>
    public bool IsWorthTrying(KnownFile known) => known.Recognition != RecognitionState.PutOff || _recognition.HasRoom;

    /// <summary>A file that nobody looked at in this run.</summary>
    public static PreparedFile Untouched(SourceFile file, KnownFile known) => new()
    {
        File = file,
        State = known.State,
        Reason = known.Reason,
        Sha256 = known.Sha256,
        ETag = known.ETag,
        Attempts = known.Attempts,
        RetryAt = known.RetryAt,
        CheckedAt = known.CheckedAt,
        Recognition = known.Recognition,
    };

    public void Dispose() => _extracting.Dispose();

    private PreparedFile FromText(SourceFile file, string text, KnownFile? known, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (IsUnchanged(known, hash))
            return Keep(file, known, hash, null);
        var extracted = extractor.Extract(text, file.MediaType ?? "text/plain", cancellationToken);
        return Prepared(file, known, extracted, hash, null, bytes.Length, agenda: null);
    }

    private async Task<PreparedFile> ExtractAsync(SourceFile file, FetchedFile.Content content, KnownFile? known, Agenda? agenda, CancellationToken cancellationToken)
    {
        if (IsUnchanged(known, content.Sha256))
            return Keep(file, known, content.Sha256, content.ETag);

        await _extracting.WaitAsync(cancellationToken);
        try
        {
            var start = timeProvider.GetTimestamp();
            var extracted = await extractor.ExtractAsync(content.File, file.MediaType ?? content.MediaType, _recognition.HasRoom ? options.Extraction.Recognition.Limits : RecognitionLimits.PutOff, cancellationToken);
            if (extracted.Recognition is RecognitionState.Done or RecognitionState.Cut)
                _recognition.Spend(timeProvider.GetElapsedTime(start));
            return Prepared(file, known, extracted, content.Sha256, content.ETag, content.File.Length, agenda);
        }
        finally
        {
            _extracting.Release();
        }
    }

    private PreparedFile Prepared(SourceFile file, KnownFile? known, ExtractedText text, string hash, string? etag, long bytes, Agenda? agenda)
    {
        var retryAt = text.Recognition == RecognitionState.PutOff ? timeProvider.GetUtcNow() + RecognitionBudget.Period : default(DateTimeOffset?);
        var state = State(text.Outcome);
        if (state == FileState.Unreachable)
            return Failure(file, known, state, text.Note, keepPassages: true);
        if (state is not (FileState.Indexed or FileState.Partial))
            return Failure(file, known, state, text.Note, keepPassages: false) with { Sha256 = hash, ETag = etag, Bytes = bytes, Recognition = text.Recognition } is var failure && retryAt is not null
                ? failure with { RetryAt = retryAt }
                : failure;

        return new PreparedFile
        {
            File = file,
            State = state,
            Reason = text.Note,
            Sha256 = hash,
            ETag = etag,
            Bytes = bytes,
            Pages = text.HasPages ? text.Pages.Count : null,
            CheckedAt = timeProvider.GetUtcNow(),
            RetryAt = retryAt,
            Recognition = text.Recognition,
            Passages = splitter.Split(text, agenda is null ? null : new SplittingOptions { Agenda = agenda, Item = agenda.HeadingOf(file.Name) }),
        };
    }

    private PreparedFile Keep(SourceFile file, KnownFile? known, string? hash, string? etag)
    {
        var now = timeProvider.GetUtcNow();
        var state = known?.State ?? FileState.NoText;
        var attempts = (known?.Attempts ?? 0) + 1;
        var retryAt = RetrySchedule.Next(state, attempts, now);
        return new PreparedFile
        {
            File = file,
            State = state,
            Reason = known?.Reason,
            Sha256 = hash,
            ETag = etag,
            Attempts = retryAt is null ? 0 : attempts,
            RetryAt = retryAt,
            CheckedAt = now,
            Recognition = known?.Recognition ?? RecognitionState.NotNeeded,
        };
    }

    private PreparedFile Failure(SourceFile file, KnownFile? known, FileState state, string? reason, bool keepPassages)
    {
        var attempts = (known?.Attempts ?? 0) + 1;
        return new PreparedFile
        {
            File = file,
            State = state,
            Reason = reason,
            Sha256 = keepPassages ? known?.Sha256 : null,
            ETag = keepPassages ? known?.ETag : null,
            Attempts = attempts,
            RetryAt = RetrySchedule.Next(state, attempts, timeProvider.GetUtcNow()),
            CheckedAt = timeProvider.GetUtcNow(),
            Passages = keepPassages || known is null || known.Sha256 is null ? null : [],
            Failed = state != FileState.NoText,
        };
    }

    private bool IsUnchanged(KnownFile? known, string hash) => known is not null && known.Sha256 == hash && IsSettled(known);

    /// <summary>Whether reading the same bytes again would give the same.</summary>
    private bool IsSettled(KnownFile known) => known.Recognition switch
    {
        RecognitionState.PutOff => false,
        RecognitionState.NotInstalled or RecognitionState.Off when extractor.CanRecognize => false,
        _ when known is { State: FileState.Unsupported, RetryAt: not null } => false,
        _ => IsSettled(known.State),
    };

    private static bool IsSettled(FileState state) =>
        state is FileState.Indexed or FileState.Partial or FileState.NoText or FileState.Encrypted or FileState.Unsupported or FileState.Broken;

    private static FileState State(ExtractionOutcome outcome) => outcome switch
    {
        ExtractionOutcome.Complete => FileState.Indexed,
        ExtractionOutcome.Partial => FileState.Partial,
        ExtractionOutcome.NoText => FileState.NoText,
        ExtractionOutcome.Encrypted => FileState.Encrypted,
        ExtractionOutcome.Unsupported => FileState.Unsupported,
        ExtractionOutcome.HtmlInsteadOfFile => FileState.Unreachable,
        ExtractionOutcome.TooLarge or ExtractionOutcome.TimedOut or ExtractionOutcome.OutOfMemory => FileState.OverLimit,
        _ => FileState.Broken,
    };
}
