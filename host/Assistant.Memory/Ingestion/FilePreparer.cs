using System.Security.Cryptography;
using System.Text;
using Assistant.Memory.Extraction;
using Assistant.Memory.Ledger;
using Assistant.Memory.Splitting;
using Assistant.Sdk;

namespace Assistant.Memory.Ingestion;

/// <summary>Fetches, extracts and splits one file, or finds that nothing has changed.</summary>
internal sealed class FilePreparer(FileFetcher fetcher, ITextExtractor extractor, IPassageSplitter splitter, MemoryOptions options, TimeProvider timeProvider)
    : IDisposable
{
    private readonly SemaphoreSlim _extracting = new(options.ExtractionsAtATime);

    public async Task<PreparedFile> PrepareAsync(SourceFile file, KnownFile? known, HttpClient client, CancellationToken cancellationToken)
    {
        if (file.Text is { } text)
            return FromText(file, text, known, cancellationToken);
        if (file.Download is null)
            return Keep(file, known, known?.Sha256, known?.ETag);

        // The tag of an older address says nothing about this one, and one of a failed reading would end in “not modified” for ever.
        var usableTag = known is not null && known.Download == file.Download.AbsoluteUri && IsSettled(known.State) ? known.ETag : null;
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
                    return await ExtractAsync(file, content.File, content.Sha256, content.ETag, content.MediaType ?? file.MediaType, known, cancellationToken);
                }
                finally
                {
                    content.File.Delete();
                }

            default:
                throw new InvalidOperationException($"{fetched.GetType().Name} is not handled.");
        }
    }

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
    };

    public void Dispose() => _extracting.Dispose();

    private PreparedFile FromText(SourceFile file, string text, KnownFile? known, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (IsUnchanged(known, hash))
            return Keep(file, known, hash, null);
        var extracted = extractor.Extract(text, file.MediaType ?? "text/plain", cancellationToken);
        return Prepared(file, known, extracted, hash, null, bytes.Length);
    }

    private async Task<PreparedFile> ExtractAsync(
        SourceFile file,
        FileInfo content,
        string hash,
        string? etag,
        string? mediaType,
        KnownFile? known,
        CancellationToken cancellationToken)
    {
        if (IsUnchanged(known, hash))
            return Keep(file, known, hash, etag);

        await _extracting.WaitAsync(cancellationToken);
        try
        {
            var extracted = await extractor.ExtractAsync(content, file.MediaType ?? mediaType, cancellationToken);
            return Prepared(file, known, extracted, hash, etag, content.Length);
        }
        finally
        {
            _extracting.Release();
        }
    }

    private PreparedFile Prepared(SourceFile file, KnownFile? known, ExtractedText text, string hash, string? etag, long bytes)
    {
        var state = State(text.Outcome);
        if (state == FileState.Unreachable)
            return Failure(file, known, state, text.Note, keepPassages: true);
        if (state is not (FileState.Indexed or FileState.Partial))
            return Failure(file, known, state, text.Note, keepPassages: false) with { Sha256 = hash, ETag = etag, Bytes = bytes };

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
            Passages = splitter.Split(text),
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

    private static bool IsUnchanged(KnownFile? known, string hash) => known is not null && known.Sha256 == hash && IsSettled(known.State);

    /// <summary>Whether reading the same bytes again would give the same.</summary>
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
