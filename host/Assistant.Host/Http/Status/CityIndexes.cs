using System.Collections.Concurrent;
using Assistant.Memory.Ledger;
using Assistant.Storage;

namespace Assistant.Host.Http.Status;

/// <summary>
/// What the index holds of each city, as of a few seconds ago: counting takes a moment, and everybody who opens the page asks. Thread-safe.
/// </summary>
internal sealed partial class CityIndexes(IndexReport report, TimeProvider timeProvider, ILogger<CityIndexes> logger)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The state; <see langword="null"/> where it is not known and takes longer than a moment to find out.</summary>
    public async Task<IndexState?> GetAsync(string cityId)
    {
        var entry = _entries.GetOrAdd(cityId, _ => new Entry());
        var reading = entry.Begin(timeProvider, s_fresh, () => Task.Run(() => Read(cityId, entry)));
        if (entry.Known is null && !reading.IsCompleted)
            await Task.WhenAny(reading, Task.Delay(s_patience, timeProvider));
        return entry.Known;
    }

    private void Read(string cityId, Entry entry)
    {
        try
        {
            entry.Known = report.Read(cityId);
        }
        catch (StorageException exception)
        {
            LogUnknown(cityId, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the index of {City} holds cannot be counted: {Reason}")]
    private partial void LogUnknown(string city, string reason);

    private sealed class Entry
    {
        private readonly Lock _lock = new();
        private volatile IndexState? _known;
        private Task _reading = Task.CompletedTask;
        private long? _readAt;

        public IndexState? Known
        {
            get => _known;
            set => _known = value;
        }

        public Task Begin(TimeProvider timeProvider, TimeSpan fresh, Func<Task> read)
        {
            lock (_lock)
            {
                if (!_reading.IsCompleted || (_readAt is { } at && timeProvider.GetElapsedTime(at) < fresh))
                    return _reading;
                _readAt = timeProvider.GetTimestamp();
                return _reading = read();
            }
        }
    }
}
