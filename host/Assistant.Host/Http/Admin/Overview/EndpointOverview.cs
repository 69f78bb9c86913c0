using Assistant.Models.Endpoints;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>A model server; <c>loaded</c> gives the context length in tokens of each model in its memory (0: unknown).</summary>
internal sealed record EndpointOverview(
    string Name,
    string Url,
    string Kind,
    string State,
    DateTimeOffset Since,
    string? Reason,
    DateTimeOffset? NextProbe,
    string? Version,
    IReadOnlyList<string> Models,
    IReadOnlyDictionary<string, int> Loaded,
    int InFlight,
    int Parallel,
    IReadOnlyList<string> Actions)
{
    private static readonly string[] s_actions = ["probe"];

    public static EndpointOverview Of(EndpointStatus status, ReasonTexts texts) => new(
        status.Name,
        status.Url,
        status.Kind.ToString(),
        AdminWords.Of(status.State),
        status.Since,
        texts.Endpoint(status),
        status.NextProbe,
        status.Version,
        status.Models,
        status.Loaded,
        status.InFlight,
        status.Parallel,
        s_actions);
}
