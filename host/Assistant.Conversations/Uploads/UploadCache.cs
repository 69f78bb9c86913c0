using Assistant.Memory.Indexing.Texts;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Uploads;

/// <summary>
/// Files of people, split and analysed, kept in memory for the next question: at most <see cref="UploadOptions.CachedCharacters"/>, the one used longest ago
/// goes first, and one that nobody asks about goes after <see cref="Idle"/>. City and person are part of every key. It only saves work: whether a file may be
/// read, <see cref="UploadStore"/> says each time anew, so that what is left of a file deleted on another host is never searched. Thread-safe.
/// </summary>
public sealed class UploadCache : IDisposable
{
    /// <summary>After which time without a question a file goes.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan s_sweep = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private readonly int _maxCharacters;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _sweeping;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="options">The limit.</param>
    /// <param name="timeProvider">The clock.</param>
    public UploadCache(UploadOptions options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        (_maxCharacters, _timeProvider) = (options.CachedCharacters, timeProvider);
        _sweeping = timeProvider.CreateTimer(_ => Sweep(), null, s_sweep, s_sweep);
    }

    /// <summary>How many characters the files have that are kept.</summary>
    public int Characters { get; private set; }

    /// <summary>How many files were split and analysed so far.</summary>
    public int Built { get; private set; }

    /// <summary>Forgets all files of a person in a city.</summary>
    /// <param name="caller">The person.</param>
    public void Forget(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        Remove(entry => entry.Key.CityId == caller.CityId && entry.Key.Subject == caller.Subject);
    }

    /// <inheritdoc/>
    public void Dispose() => _sweeping.Dispose();

    internal void Forget(string cityId, string subject, string uploadId)
    {
        var key = new Key(cityId, subject, uploadId);
        Remove(entry => entry.Key == key);
    }

    /// <summary>A file, from the cache where it is there and still of use.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="uploadId">The file.</param>
    /// <param name="characters">How long its text is.</param>
    /// <param name="isCurrent">Whether what was kept is still of use.</param>
    /// <param name="build">Splits and analyses it; once for all questions that wait for it.</param>
    internal IndexedText Get(Caller caller, string uploadId, int characters, Func<IndexedText, bool> isCurrent, Func<IndexedText> build)
    {
        var entry = EntryOf(new Key(caller.CityId, caller.Subject, uploadId), characters);
        lock (entry.Building)
        {
            if (entry.Text is { } known && isCurrent(known))
                return known;
            var built = build();
            entry.Text = built;
            lock (_lock)
                Built++;
            return built;
        }
    }

    private Entry EntryOf(Key key, int characters)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                node.Value.UsedAt = _timeProvider.GetUtcNow();
                return node.Value;
            }

            var entry = new Entry(key, characters) { UsedAt = _timeProvider.GetUtcNow() };
            if (characters > _maxCharacters)
                return entry;
            _entries.Add(key, _byUse.AddFirst(entry));
            Characters += characters;
            while (Characters > _maxCharacters)
                Remove(_byUse.Last!);
            return entry;
        }
    }

    private void Sweep()
    {
        var before = _timeProvider.GetUtcNow() - Idle;
        Remove(entry => entry.UsedAt <= before);
    }

    private void Remove(Func<Entry, bool> which)
    {
        lock (_lock)
        {
            for (var node = _byUse.First; node is not null;)
            {
                var next = node.Next;
                if (which(node.Value))
                    Remove(node);
                node = next;
            }
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        Characters -= node.Value.Characters;
    }

    private sealed record Key(string CityId, string Subject, string UploadId);

    private sealed class Entry(Key key, int characters)
    {
        public Key Key => key;

        public int Characters => characters;

        public Lock Building { get; } = new();

        public IndexedText? Text { get; set; }

        public DateTimeOffset UsedAt { get; set; }
    }
}
