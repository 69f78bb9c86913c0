using Assistant.PluginHosting;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>A plugin.</summary>
internal sealed record PluginOverview(
    string Id,
    string Version,
    string Name,
    string State,
    string Reason,
    DateTimeOffset Since,
    IReadOnlyList<PluginCityOverview> Cities,
    IReadOnlyList<string> Findings,
    int AbandonedCalls,
    IReadOnlyList<string> Actions)
{
    public static PluginOverview Of(PluginStatus status, ReasonTexts texts) => new(
        status.Id,
        status.Version,
        status.DisplayName.For(texts.Culture),
        AdminWords.Of(status.State),
        status.Cause is { } cause ? texts.Plugin(cause) : status.Reason,
        status.Since,
        [.. status.Cities.Select(city => new PluginCityOverview(city.CityId, city.Active, city.Cause is { } off ? texts.Plugin(off) : city.Reason))],
        [.. status.Findings.Select(finding => finding.ToString())],
        status.AbandonedCalls,
        [.. status.Actions.Select(AdminWords.Of)]);
}
