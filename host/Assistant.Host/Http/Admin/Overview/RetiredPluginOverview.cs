using Assistant.PluginHosting;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>A version of a plugin whose place another one has taken.</summary>
internal sealed record RetiredPluginOverview(string Version, string State, string Reason, DateTimeOffset Since, int AbandonedCalls)
{
    public static RetiredPluginOverview Of(RetiredPlugin plugin, ReasonTexts texts) => new(
        plugin.Version, AdminWords.Of(plugin.State), plugin.Cause is { } cause ? texts.Plugin(cause) : plugin.Reason, plugin.Since, plugin.AbandonedCalls);
}
