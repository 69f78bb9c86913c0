using System.Globalization;
using System.Reflection;
using Assistant.Walls.Egress;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Assistant.Host.Composition;

/// <summary>
/// Sends traces and figures of all rooms to the operator's receiver over OTLP/HTTP, through the egress wall and to that address alone. Does
/// nothing where no receiver is set up. What is sent holds no content unless <see cref="Models.ModelsOptions.RecordContent"/> says so.
/// </summary>
internal sealed partial class TelemetryExport(AssistantSettings settings, EgressConnector connector, ILogger<TelemetryExport> logger) : IHostedService, IDisposable
{
    private const string AllRooms = "Assistant.*";

    // A receiver that hangs must not keep the process from ending.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    private HttpClient? _client;
    private TracerProvider? _traces;
    private MeterProvider? _figures;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(settings.Telemetry.Otlp))
            return Task.CompletedTask;
        if (!Uri.TryCreate(settings.Telemetry.Otlp.TrimEnd('/') + "/", UriKind.Absolute, out var receiver) || receiver.Scheme is not ("http" or "https") ||
            !EgressRule.TryParse(string.Create(CultureInfo.InvariantCulture, $"{(receiver.HostNameType == UriHostNameType.IPv6 ? receiver.Host : receiver.IdnHost)}:{receiver.Port}"), out var rule, out _))
        {
            LogNoReceiver(settings.Telemetry.Otlp);
            return Task.CompletedTask;
        }

        _client = connector.CreateClient(new EgressPolicy("telemetry", [rule], null));
        _client.Timeout = s_limit;
        var resource = ResourceBuilder.CreateDefault().AddService("assistant", serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString());
        _traces = OpenTelemetry.Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            // The web server's own activities are not recorded; a sampler that goes by the parent would drop ours with them.
            .SetSampler(new AlwaysOnSampler())
            .AddSource(AllRooms)
            .AddOtlpExporter(exporter => Configure(exporter, new Uri(receiver, "v1/traces")))
            .Build();
        _figures = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(AllRooms)
            .AddOtlpExporter((exporter, reader) =>
            {
                Configure(exporter, new Uri(receiver, "v1/metrics"));
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.Telemetry.MetricInterval.TotalMilliseconds;
            })
            .Build();
        LogSends(receiver.Authority);
        return Task.CompletedTask;
    }

    // Disposing sends what is left; the sending blocks, so not on a thread of the host's end.
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Close, CancellationToken.None);

    public void Dispose() => Close();

    private void Configure(OtlpExporterOptions exporter, Uri address)
    {
        exporter.Endpoint = address;
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.HttpClientFactory = () => _client!;
    }

    private void Close()
    {
        Interlocked.Exchange(ref _traces, null)?.Dispose();
        Interlocked.Exchange(ref _figures, null)?.Dispose();
        Interlocked.Exchange(ref _client, null)?.Dispose();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Traces and figures go to {Receiver}")]
    private partial void LogSends(string receiver);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Assistant:Telemetry:Otlp is “{Address}”, which is no http address such as http://127.0.0.1:4318; no traces and figures are sent")]
    private partial void LogNoReceiver(string address);
}
