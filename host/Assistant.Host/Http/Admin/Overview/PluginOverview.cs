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
    IReadOnlyList<RetiredPluginOverview> Retired,
    PluginAttemptOverview? FailedAttempt,
    IReadOnlyList<string> Actions)
{
    private static readonly string[] s_off = ["disable"];
    private static readonly string[] s_on = ["enable"];

    public static PluginOverview Of(PluginStatus status, ReasonTexts texts) => new(
        status.Id,
        status.Version,
        status.DisplayName.For(texts.Culture),
        AdminWords.Of(status.State),
        status.Cause is { } cause ? texts.Plugin(cause) : status.Reason,
        status.Since,
        [.. status.Cities.Select(city => new PluginCityOverview(city.CityId, city.Active, city.Cause is { } off ? texts.Plugin(off) : city.Reason, ActionsOf(status, city)))],
        [.. status.Findings.Select(finding => finding.ToString())],
        status.AbandonedCalls,
        [.. status.Retired.Select(retired => RetiredPluginOverview.Of(retired, texts))],
        PluginAttemptOverview.Of(status.FailedAttempt, texts),
        [.. status.Actions.Select(AdminWords.Of)]);

    private static string[] ActionsOf(PluginStatus status, PluginCityStatus city) =>
        status.State is not (PluginState.Active or PluginState.Degraded) ? [] : city.IsSwitchedOff ? s_on : s_off;
}
