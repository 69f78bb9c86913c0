namespace Assistant.Host.Http.Admin.Overview;

/// <summary>How the host is, for operators. Holds nothing of what people ask.</summary>
internal sealed record OverviewOutput
{
    public required DateTimeOffset At { get; init; }

    public required string Version { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required long MemoryBytes { get; init; }

    public required IReadOnlyList<CityOutput> Cities { get; init; }

    public required IReadOnlyList<PluginOverview> Plugins { get; init; }

    public required IReadOnlyList<EndpointOverview> Endpoints { get; init; }

    public required IReadOnlyList<QueueOverview> Queue { get; init; }

    public required IReadOnlyList<SourceOverview> Sources { get; init; }

    /// <summary>Of each city whose state is known already.</summary>
    public required IReadOnlyList<EmbeddingOverview> Embedding { get; init; }

    public required IReadOnlyList<UsageOverview> Usage { get; init; }

    public required FeedbackOverview Feedback { get; init; }
}
