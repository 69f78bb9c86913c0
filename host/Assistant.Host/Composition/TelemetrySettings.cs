namespace Assistant.Host.Composition;

/// <summary>Where traces and figures go.</summary>
internal sealed class TelemetrySettings
{
    /// <summary>The address of an OTLP/HTTP receiver: <c>http://collector.stadt.local:4318</c>. Default: none; nothing is sent.</summary>
    public string? Otlp { get; set; }

    /// <summary>How often figures are sent. Default: a minute.</summary>
    public TimeSpan MetricInterval { get; set; } = TimeSpan.FromMinutes(1);
}
