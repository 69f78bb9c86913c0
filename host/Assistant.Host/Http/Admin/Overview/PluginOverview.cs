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
    public static PluginOverview Of(PluginStatus status) => new(
        status.Id,
        status.Version,
        status.DisplayName.De,
        AdminWords.Of(status.State),
        status.Reason,
        status.Since,
        [.. status.Cities.Select(city => new PluginCityOverview(city.CityId, city.Active, city.Reason))],
        [.. status.Findings.Select(finding => finding.ToString())],
        status.AbandonedCalls,
        [.. status.Actions.Select(AdminWords.Of)]);
}
