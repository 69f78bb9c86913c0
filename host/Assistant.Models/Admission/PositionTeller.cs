namespace Assistant.Models.Admission;

/// <summary>
/// Tells those who wait where they stand, on a thread of the pool, so that nobody who comes or goes waits for it. Changes that follow one
/// another quickly are told once.
/// </summary>
/// <param name="positions">Everybody who wants to be told, with the place, as of now.</param>
internal sealed class PositionTeller(Func<IReadOnlyList<(Waiter Waiter, int Position)>> positions) : IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Queued = 1;
    private const int Telling = 2;
    private const int TellingAndStale = 3;

    private int _state;

    public void PositionsChanged()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            var next = state == Idle ? Queued : TellingAndStale;
            if (state is Queued or TellingAndStale)
                return;
            if (Interlocked.CompareExchange(ref _state, next, state) != state)
                continue;
            if (next == Queued)
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            Volatile.Write(ref _state, Telling);
            foreach (var (waiter, position) in positions())
                waiter.Tell(position);
        }
        while (Interlocked.CompareExchange(ref _state, Idle, Telling) != Telling);
    }
}
