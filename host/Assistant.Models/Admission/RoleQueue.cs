namespace Assistant.Models.Admission;

/// <summary>
/// The queue of one role. In this order: calls that were let in before and lost their endpoint, background calls that are overdue,
/// interactive calls, background calls. Not thread-safe.
/// </summary>
internal sealed class RoleQueue(string role, TimeProvider time)
{
    /// <summary>So many interactive calls go before a background call that waits.</summary>
    public const int MaxPassedOver = 16;

    /// <summary>So long at most interactive calls go first; then one background call may.</summary>
    public static readonly TimeSpan MaxBackgroundWait = TimeSpan.FromSeconds(30);

    /// <summary>The weight of the newest service time; older ones fade.</summary>
    private const double Newest = 0.2;

    private readonly LinkedList<Waiter> _again = new();
    private readonly FairQueue _interactive = new();
    private readonly FairQueue _background = new();
    private int _passedOver;
    private long _backgroundSince;

    public string Role { get; } = role;

    /// <summary>How many wait for the first time.</summary>
    public int Count => _interactive.Count + _background.Count;

    public int InteractiveCount => _interactive.Count;

    public int BackgroundCount => _background.Count;

    public bool IsEmpty => Count == 0 && _again.Count == 0;

    /// <summary>How long a place was taken by recent calls; zero where none is known.</summary>
    public TimeSpan ServiceTime { get; private set; }

    public int CountOf(ModelCall call) => _interactive.CountOf(call.CityId, call.Subject) + _background.CountOf(call.CityId, call.Subject);

    public void Add(Waiter waiter)
    {
        if (waiter.Tried is not null)
        {
            waiter.Node = _again.AddLast(waiter);
        }
        else if (waiter.Call.Priority == CallPriority.Interactive)
        {
            _interactive.Add(waiter);
        }
        else
        {
            if (_background.Count == 0)
                BackgroundServed();
            _background.Add(waiter);
        }
    }

    public void Remove(Waiter waiter)
    {
        if (waiter.Tried is null)
        {
            QueueOf(waiter).Remove(waiter);
        }
        else if (waiter.Node is not null)
        {
            _again.Remove(waiter.Node);
            waiter.Node = null;
        }
    }

    public (Waiter Waiter, Place Place)? ServeAgain(Func<Waiter, Place?> serve)
    {
        for (var node = _again.First; node is not null; node = node.Next)
        {
            if (serve(node.Value) is not { } place)
                continue;
            var waiter = node.Value;
            Remove(waiter);
            return (waiter, place);
        }

        return null;
    }

    public (Waiter Waiter, Place Place)? ServeOverdue(Func<Waiter, Place?> serve) =>
        _background.Count > 0 && (_passedOver >= MaxPassedOver || time.GetElapsedTime(_backgroundSince) >= MaxBackgroundWait) ? ServeBackground(serve) : null;

    public (Waiter Waiter, Place Place)? ServeInteractive(Func<Waiter, Place?> serve) => _interactive.Count > 0 ? _interactive.Serve(serve) : null;

    public (Waiter Waiter, Place Place)? ServeBackground(Func<Waiter, Place?> serve)
    {
        var served = _background.Count > 0 ? _background.Serve(serve) : null;
        if (served is not null)
            BackgroundServed();
        return served;
    }

    /// <summary>An interactive call went before the background calls that wait here.</summary>
    public void PassOverBackground()
    {
        if (_background.Count > 0)
            _passedOver++;
    }

    public void Measured(TimeSpan serviceTime) =>
        ServiceTime = ServiceTime == TimeSpan.Zero ? serviceTime : (ServiceTime * (1 - Newest)) + (serviceTime * Newest);

    /// <summary>All who wait, in the order in which they would be served if nobody came and every place fitted everybody.</summary>
    public IEnumerable<Waiter> InOrder() => _again.Concat(_interactive.InOrder()).Concat(_background.InOrder());

    private FairQueue QueueOf(Waiter waiter) => waiter.Call.Priority == CallPriority.Interactive ? _interactive : _background;

    private void BackgroundServed()
    {
        _passedOver = 0;
        _backgroundSince = time.GetTimestamp();
    }
}
