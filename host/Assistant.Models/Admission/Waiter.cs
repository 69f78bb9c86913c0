using System.Runtime.ExceptionServices;
using Assistant.Models.Routing;

namespace Assistant.Models.Admission;

/// <summary>A call that waits for a place. Its state changes under the lock of admission; it tells its position under its own.</summary>
internal sealed class Waiter(ModelCall call, RoutePlan plan, Tried? tried, long since)
{
    private readonly TaskCompletionSource<Place> _placed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _telling = new();
    private int _told;
    private ExceptionDispatchInfo? _fault;
    private bool _isOver;

    public ModelCall Call { get; } = call;

    public RoutePlan Plan { get; } = plan;

    /// <summary>Where it failed already; <see langword="null"/> for a call that begins.</summary>
    public Tried? Tried { get; } = tried;

    /// <summary>The time stamp at which it began to wait.</summary>
    public long Since { get; } = since;

    /// <summary>Where it stands in its queue; <see langword="null"/> once it has left.</summary>
    public LinkedListNode<Waiter>? Node { get; set; }

    public Task<Place> Placed => _placed.Task;

    public void Admit(Place place) => _placed.TrySetResult(place);

    public void Refuse(ModelException exception) => _placed.TrySetException(exception);

    public void Cancel(CancellationToken cancellationToken) => _placed.TrySetCanceled(cancellationToken);

    /// <summary>Tells the position where it has changed. What the listener throws, it hears itself when the call is let in.</summary>
    public void Tell(int position)
    {
        if (Call.Waiting is not { } waiting)
            return;
        lock (_telling)
        {
            if (_isOver || position == _told)
                return;
            _told = position;
            try
            {
                waiting(position);
            }
            catch (Exception exception)
            {
                _isOver = true;
                _fault = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }

    /// <summary>The call is let in: who was told a position is told that the waiting is over.</summary>
    public void LetIn()
    {
        if (Call.Waiting is not { } waiting)
            return;
        lock (_telling)
        {
            _fault?.Throw();
            _isOver = true;
            if (_told > 0)
                waiting(0);
        }
    }

    /// <summary>No position is told after this.</summary>
    public void StopTelling()
    {
        lock (_telling)
            _isOver = true;
    }
}
