namespace Assistant.PluginHosting.Catalog;

/// <summary>Who moves a plugin from state to state.</summary>
internal static class Actors
{
    public const string Host = "host";
}
