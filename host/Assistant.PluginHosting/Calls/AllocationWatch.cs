using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Assistant.PluginHosting.Calls;

/// <summary>
/// Sees what plugin code allocates that does not come back: .NET counts a thread's allocations exactly, but tells only that thread itself, so a
/// loop that never returns would never be counted. For such stretches the runtime's own sampling is listened to (event
/// <c>GCAllocationTick</c>: every 100 KB, with the thread). It is on only while a stretch takes long. Thread-safe.
/// </summary>
internal sealed class AllocationWatch : IDisposable
{
    private const int Period = 50;
    private const int QuietPeriods = 100;
    private readonly ConcurrentDictionary<long, Stretch> _stretches = new();
    private readonly ThreadMarks _marks = new();
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private AllocationTicks? _ticks;
    private int _quiet;
    private bool _ended;

    public AllocationWatch()
    {
        // The machine's own time: what is watched is what the machine does.
        _timer = TimeProvider.System.CreateTimer(_ => Look(), null, TimeSpan.FromMilliseconds(Period), TimeSpan.FromMilliseconds(Period));
    }

    /// <summary>Watches the current thread until what is returned is disposed.</summary>
    public Stretch Enter()
    {
        var stretch = new Stretch(this, ThreadMarks.CurrentThread());
        _stretches[stretch.Thread] = stretch;
        return stretch;
    }

    public void Dispose()
    {
        _timer.Dispose();
        _marks.Dispose();
        lock (_lock)
        {
            _ended = true;
            _ticks?.Dispose();
        }
    }

    private void Look()
    {
        var now = Environment.TickCount64;
        var isLong = _stretches.Values.Any(stretch => stretch.Call is not null && now - stretch.Since >= Period);
        if (!isLong && _ticks is null)
            return;
        lock (_lock)
        {
            _quiet = isLong ? 0 : _quiet + 1;
            if (isLong && !_ended)
                _ticks ??= new AllocationTicks((thread, bytes) => _stretches.GetValueOrDefault(thread)?.Add(bytes));
            if (_quiet < QuietPeriods)
                return;
            _ticks?.Dispose();
            _ticks = null;
        }
    }

    /// <summary>What one thread is at.</summary>
    internal sealed class Stretch(AllocationWatch watch, long thread) : IDisposable
    {
        private volatile CallScheduler? _call;
        private long _since;
        private long _bytes;

        public long Thread => thread;

        public CallScheduler? Call => _call;

        public long Since => Interlocked.Read(ref _since);

        public void Begin(CallScheduler call)
        {
            Interlocked.Exchange(ref _bytes, 0);
            Interlocked.Exchange(ref _since, Environment.TickCount64);
            _call = call;
        }

        public void End() => _call = null;

        public void Add(long bytes) => _call?.Sample(Interlocked.Add(ref _bytes, bytes));

        public void Dispose() => watch._stretches.TryRemove(thread, out _);
    }

    /// <summary>Tells the operating system's id of a thread, by which the runtime's events name it; .NET has no other public way to it.</summary>
    private sealed class ThreadMarks : EventListener
    {
        [ThreadStatic]
        private static long t_thread;

        public static long CurrentThread()
        {
            if (t_thread == 0)
                ThreadMark.Log.Here();
            return t_thread;
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == ThreadMark.SourceName)
                EnableEvents(eventSource, EventLevel.Informational);
        }

        // On the thread that writes the event.
        protected override void OnEventWritten(EventWrittenEventArgs eventData) => t_thread = eventData.OSThreadId;
    }

    [EventSource(Name = SourceName)]
    private sealed class ThreadMark : EventSource
    {
        public const string SourceName = "Assistant-PluginThreads";

        public static ThreadMark Log { get; } = new();

        [Event(1, Level = EventLevel.Informational)]
        public void Here() => WriteEvent(1);
    }
}
