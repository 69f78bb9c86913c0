using System.Diagnostics.Tracing;

namespace Assistant.PluginHosting.Calls;

/// <summary>Listens to the runtime's sampling of allocations (https://learn.microsoft.com/dotnet/fundamentals/diagnostics/runtime-garbage-collection-events#gcallocationtick_v4-event).</summary>
internal sealed class AllocationTicks : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Gc = (EventKeywords)0x1;
    private readonly Action<long, long>? _ticked;

    /// <param name="ticked">Told the thread and the bytes that it has allocated since its last tick.</param>
    public AllocationTicks(Action<long, long> ticked)
    {
        _ticked = ticked;
        foreach (var source in EventSource.GetSources())
            Enable(source);
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        // Called by the base class before the constructor has run; that looks for itself.
        if (_ticked is not null)
            Enable(eventSource);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) != true || eventData.PayloadNames is not { } names)
            return;
        var at = names.IndexOf("AllocationAmount64");
        if (at >= 0 && eventData.Payload?[at] is ulong bytes)
            _ticked?.Invoke(eventData.OSThreadId, (long)bytes);
    }

    private void Enable(EventSource source)
    {
        if (source.Name == Runtime)
            EnableEvents(source, EventLevel.Verbose, Gc);
    }
}
