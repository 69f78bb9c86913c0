using System.Collections.Concurrent;
using Assistant.Memory.Documents;
using Assistant.Memory.Extraction;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Files;

/// <summary>
/// Opens the PDF files of documents for people who may see them: from the cache while the ledger knows the same bytes, else fetched as the
/// source itself would. Readers of one file wait for one fetch; it goes on when they have lost patience. Thread-safe.
/// </summary>
public sealed partial class DocumentFiles : IDisposable
{
    private const int MaxUnderWay = 64;
    private static readonly TimeSpan s_rememberOther = TimeSpan.FromMinutes(10);
    private readonly DocumentReader _documents;
    private readonly FileFetcher _fetcher;
    private readonly FileCache _cache;
    private readonly IFileClients _clients;
    private readonly FileCacheOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<DocumentFiles> _logger;
    private readonly ConcurrentDictionary<(SourceKey Source, Uri Address), Lazy<Task<Fetched>>> _underWay = new();
    private readonly ConcurrentDictionary<(long File, string? Known), (string Sha256, DateTimeOffset Until)> _others = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _silent = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _closing = new();

    internal DocumentFiles(DocumentReader documents, FileFetcher fetcher, FileCache cache, IFileClients clients, FileCacheOptions options, TimeProvider timeProvider, ILogger<DocumentFiles> logger)
    {
        (_documents, _fetcher, _cache, _clients, _options, _timeProvider, _logger) = (documents, fetcher, cache, clients, options, timeProvider, logger);
        _slots = new SemaphoreSlim(options.FetchesAtATime);
    }

    /// <summary>Opens a file.</summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="documentId">The document's id at its source.</param>
    /// <param name="fileId">The ledger's number of the file.</param>
    /// <param name="cancellationToken">Ends the waiting, not the fetching.</param>
    public async Task<OpenedFile> OpenAsync(Caller caller, string documentId, long fileId, CancellationToken cancellationToken)
    {
        if (Find(caller, documentId, fileId) is not { } file)
            return new OpenedFile.Missing();
        if (file.State == FileState.Gone)
            return new OpenedFile.Gone();
        if (!file.IsPdf)
            return new OpenedFile.NotPdf();
        if (Cached(caller.CityId, file) is { } kept)
            return kept;
        if (IsSilent(file.Download!))
            return new OpenedFile.Unreachable();
        if (_documents.SourceOf(caller, documentId) is not { } source)
            return new OpenedFile.Missing();

        Fetched fetched;
        try
        {
            fetched = await Fetching(source, file).WaitAsync(_options.Patience, _timeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new OpenedFile.Coming();
        }

        if (fetched.Failure is not null)
            return fetched.Failure;
        if (fetched.Sha256 != file.Sha256)
            _others[(file.Id, file.Sha256)] = (fetched.Sha256!, _timeProvider.GetUtcNow() + s_rememberOther);
        // It may have been taken back while it was on its way.
        return Find(caller, documentId, fileId) is { } still && Cached(caller.CityId, still) is { } content ? content : new OpenedFile.Missing();
    }

    /// <summary>Removes from the cache what the ledger of a city does not know any more.</summary>
    /// <param name="cityId">The city.</param>
    public void Tidy(string cityId)
    {
        foreach (var other in _others.Where(other => other.Value.Until <= _timeProvider.GetUtcNow()))
            _others.TryRemove(other);
        try
        {
            _cache.Keep(cityId, () => _documents.Hashes(cityId));
        }
        catch (IOException exception)
        {
            LogNotTidied(cityId, exception.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private DocumentFile? Find(Caller caller, string documentId, long fileId) =>
        _documents.Find(caller, documentId)?.Files.FirstOrDefault(file => file.Id == fileId);

    private OpenedFile.Content? Cached(string cityId, DocumentFile file)
    {
        var now = _timeProvider.GetUtcNow();
        var sha256 = _others.TryGetValue((file.Id, file.Sha256), out var other) && other.Until > now ? other.Sha256 : file.Sha256;
        return sha256 is not null && _cache.Open(cityId, sha256) is { } stream ? new OpenedFile.Content(stream, sha256, file.Name) : null;
    }

    private bool IsSilent(Uri address) => _silent.TryGetValue(address.Authority, out var until) && until > _timeProvider.GetUtcNow();

    private Task<Fetched> Fetching(SourceKey source, DocumentFile file)
    {
        var key = (source, file.Download!);
        if (_underWay.Count >= MaxUnderWay && !_underWay.ContainsKey(key))
            return Task.FromResult(new Fetched(null, new OpenedFile.Unreachable()));
        return _underWay.GetOrAdd(key, _ => new Lazy<Task<Fetched>>(() => Task.Run(() => FetchAsync(source, file, key, _closing.Token)))).Value;
    }

    private async Task<Fetched> FetchAsync(SourceKey source, DocumentFile file, (SourceKey Source, Uri Address) key, CancellationToken closing)
    {
        using var limit = new CancellationTokenSource(_options.FetchTimeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, closing);
        try
        {
            await _slots.WaitAsync(either.Token);
            try
            {
                return await FetchAsync(source, file, either.Token);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return new Fetched(null, new OpenedFile.Unreachable());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PluginException)
        {
            LogNotFetched(file.Download!.Authority, exception.Message);
            return new Fetched(null, new OpenedFile.Unreachable());
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    private async Task<Fetched> FetchAsync(SourceKey source, DocumentFile file, CancellationToken cancellationToken)
    {
        if (await _clients.FindAsync(source, cancellationToken) is not { } client)
            return new Fetched(null, new OpenedFile.Unreachable());
        var wanted = new SourceFile { Id = "", Name = file.Name, Download = file.Download };
        switch (await _fetcher.FetchAsync(wanted, client, knownETag: null, cancellationToken))
        {
            case FetchedFile.Content content:
                return Keep(source.CityId, content);
            case FetchedFile.Gone:
                return new Fetched(null, new OpenedFile.Gone());
            case FetchedFile.TooLarge:
                return new Fetched(null, new OpenedFile.TooLarge());
            case FetchedFile.Failed failed:
                LogNotFetched(file.Download!.Authority, failed.Reason);
                if (failed.IsSilence)
                    _silent[file.Download!.Authority] = _timeProvider.GetUtcNow() + _options.Pause;
                return new Fetched(null, new OpenedFile.Unreachable());
            default:
                return new Fetched(null, new OpenedFile.Unreachable());
        }
    }

    private Fetched Keep(string cityId, FetchedFile.Content content)
    {
        try
        {
            if (!IsPdf(content.File))
                return new Fetched(null, new OpenedFile.NotPdf());
            _cache.Put(cityId, content.Sha256, content.File);
            return new Fetched(content.Sha256, null);
        }
        finally
        {
            // Where it was taken over, nothing is there any more.
            File.Delete(content.File.FullName);
        }
    }

    private static bool IsPdf(FileInfo file)
    {
        using var stream = file.OpenRead();
        var head = new byte[FileKindSniffer.HeadBytes];
        return FileKindSniffer.Sniff(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)), null) == FileKind.Pdf;
    }

    private sealed record Fetched(string? Sha256, OpenedFile? Failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of {Server} could not be fetched for reading: {Reason}")]
    private partial void LogNotFetched(string server, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files of {City} that are not needed any more could not be removed, and are tried again: {Reason}")]
    private partial void LogNotTidied(string city, string reason);
}
