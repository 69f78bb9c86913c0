using System.Diagnostics;
using System.Diagnostics.Metrics;
using Assistant.Models.Admission;
using Assistant.Models.Endpoints;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Telemetry;

/// <summary>The room's traces and figures: source and meter “Assistant.Models”. Costs nothing where nobody listens. Thread-safe.</summary>
internal sealed class ModelsTelemetry : IDisposable
{
    public const string Name = "Assistant.Models";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _queueTime;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failovers;

    public ModelsTelemetry(ModelsOptions options, TimeProvider time)
    {
        RecordContent = options.RecordContent;
        Time = time;
        Duration = Seconds(GenAi.DurationMetric, "How long calls of models took.");
        FirstChunk = Seconds(GenAi.FirstChunkMetric, "How long the first piece of an answer took.");
        Tokens = _meter.CreateHistogram(GenAi.TokenMetric, "{token}", "Tokens of prompts and answers.", null, new InstrumentAdvice<long> { HistogramBucketBoundaries = GenAi.Tokens });
        _queueTime = Seconds("assistant.models.queue.time", "How long calls waited in the host's own queue; calls that did not wait are not counted.");
        _refused = _meter.CreateCounter<long>("assistant.models.refused", "{call}", "Calls refused because the queue was full.");
        _failovers = _meter.CreateCounter<long>("assistant.models.failovers", "{call}", "Calls that failed at an endpoint before their first token.");
    }

    public ActivitySource Source { get; } = new(Name);

    public TimeProvider Time { get; }

    public bool RecordContent { get; }

    public Histogram<double> Duration { get; }

    public Histogram<double> FirstChunk { get; }

    public Histogram<long> Tokens { get; }

    internal Meter Meter => _meter;

    private bool IsObserved => Source.HasListeners() || Duration.Enabled || FirstChunk.Enabled || Tokens.Enabled;

    /// <summary>Shows the queue and the endpoints as they are when somebody looks.</summary>
    public void Watch(AdmissionControl admission, EndpointPool pool)
    {
        _meter.CreateObservableUpDownCounter("assistant.models.queue.length", () => admission.Waiting.Select(queue => new Measurement<int>(queue.Count, Tag(GenAi.Role, queue.Role), Tag(GenAi.Priority, Word(queue.Priority)))), "{call}", "Calls that wait.");
        _meter.CreateObservableGauge("assistant.models.endpoint.up", () => pool.Endpoints.Select(endpoint => new Measurement<int>(endpoint.Status.State == EndpointState.Up ? 1 : 0, Tag(GenAi.Endpoint, endpoint.Name))), "1", "Whether the endpoint can be asked.");
        _meter.CreateObservableUpDownCounter("assistant.models.endpoint.in_flight", () => pool.Endpoints.Select(endpoint => new Measurement<int>(endpoint.InFlight, Tag(GenAi.Endpoint, endpoint.Name))), "{call}", "Calls that the endpoint is answering.");
    }

    public IChatClient Observe(IChatClient client, CallScope scope) => IsObserved ? new TelemetryChatClient(client, this, scope) : client;

    public IEmbeddingGenerator<string, Embedding<float>> Observe(IEmbeddingGenerator<string, Embedding<float>> generator, CallScope scope) =>
        IsObserved ? new TelemetryEmbeddingGenerator(generator, this, scope) : generator;

    public void Waited(ModelCall call, TimeSpan time) => _queueTime.Record(time.TotalSeconds, Tag(GenAi.City, call.CityId), Tag(GenAi.Role, call.Role), Tag(GenAi.Priority, Word(call.Priority)));

    public void Refused(ModelCall call) => _refused.Add(1, Tag(GenAi.City, call.CityId), Tag(GenAi.Role, call.Role));

    public void FailedOver(ModelCall call, Place place, ModelException failure) =>
        _failovers.Add(1, Tag(GenAi.Role, call.Role), Tag(GenAi.Endpoint, place.Endpoint.Name), Tag(GenAi.ErrorType, failure.Failure.ToString()));

    public void Dispose()
    {
        Source.Dispose();
        _meter.Dispose();
    }

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);

    private static string Word(CallPriority priority) => priority == CallPriority.Interactive ? "interactive" : "background";

    private Histogram<double> Seconds(string name, string description) =>
        _meter.CreateHistogram(name, "s", description, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = GenAi.Seconds });
}
