namespace Assistant.Governance.Administration;

/// <summary>Slows down who tries keys: so many wrong ones a minute for each place, then none is looked at. Thread-safe.</summary>
public sealed class WrongKeys(TimeProvider timeProvider)
{
    /// <summary>How many wrong keys one place may send within <see cref="Window"/>.</summary>
    public const int Most = 5;

    /// <summary>How long a wrong key counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // So that a swarm of addresses cannot fill the memory: the oldest is forgotten.
    private const int MaxPlaces = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _places = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>How long a place has to wait; <see langword="null"/> where it may try.</summary>
    /// <param name="place">Where the try comes from.</param>
    public TimeSpan? Wait(string place)
    {
        var now = timeProvider.GetUtcNow();
        lock (_lock)
        {
            if (!_places.TryGetValue(place, out var wrong))
                return null;
            while (wrong.TryPeek(out var at) && at + Window <= now)
                wrong.Dequeue();
            return wrong.Count < Most ? null : wrong.Peek() + Window - now;
        }
    }

    /// <summary>A wrong key came.</summary>
    /// <param name="place">From where.</param>
    public void Add(string place)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(place, out var wrong))
            {
                if (_places.Count >= MaxPlaces)
                    _places.Remove(_order.Dequeue());
                _places[place] = wrong = new Queue<DateTimeOffset>(Most);
                _order.Enqueue(place);
            }

            while (wrong.Count >= Most)
                wrong.Dequeue();
            wrong.Enqueue(timeProvider.GetUtcNow());
        }
    }
}
