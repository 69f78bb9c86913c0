using System.Diagnostics;
using System.Diagnostics.Metrics;
using Assistant.Models.Telemetry;

namespace Assistant.Models.Tests.Lab;

/// <summary>Hears the spans and figures of one room, not those of tests beside it.</summary>
internal sealed class TelemetryEars : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Activity> _spans = [];
    private readonly List<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _figures = [];
    private readonly ActivityListener _listener;
    private readonly MeterListener _meter = new();

    public TelemetryEars(ModelsTelemetry telemetry)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, telemetry.Source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (_lock)
                    _spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
        _meter.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, telemetry.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _meter.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meter.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meter.Start();
    }

    public IReadOnlyList<Activity> Spans
    {
        get
        {
            lock (_lock)
                return [.. _spans];
        }
    }

    /// <summary>All that was heard, as one text.</summary>
    public string Everything
    {
        get
        {
            lock (_lock)
            {
                return string.Join('\n', _spans.Select(span => $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)}")) +
                    string.Join('\n', _figures.Select(figure => $"{figure.Name} {string.Join(' ', figure.Tags)}"));
            }
        }
    }

    /// <summary>Reads the figures that are only made when somebody looks.</summary>
    public void Look() => _meter.RecordObservableInstruments();

    public IReadOnlyList<double> Values(string name, string? tag = null, string? value = null)
    {
        lock (_lock)
            return [.. _figures.Where(figure => figure.Name == name && (tag is null || figure.Tags.Any(own => own.Key == tag && value!.Equals(own.Value)))).Select(figure => figure.Value)];
    }

    public IReadOnlyList<KeyValuePair<string, object?>> Tags(string name)
    {
        lock (_lock)
            return _figures.First(figure => figure.Name == name).Tags;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kept = tags.ToArray();
        lock (_lock)
            _figures.Add((instrument.Name, value, kept));
    }
}
