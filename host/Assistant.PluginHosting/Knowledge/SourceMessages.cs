using System.Globalization;
using Assistant.Sdk;

namespace Assistant.PluginHosting.Knowledge;

/// <summary>What the operator is told of a source that failed. Each a new exception: the plugin's own would hold its types.</summary>
internal static class SourceMessages
{
    public static PluginException Gone(string pluginId) => new($"Das Plugin {pluginId} ist entladen; seine Quellen werden nicht weiter gelesen.");

    public static PluginException Busy(string source) => new($"Die Quelle {source} wird gerade schon gelesen. Bitte warten, bis der Lauf zu Ende ist.");

    public static PluginException TimedOut(string source, TimeSpan limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"Die Quelle {source} hat {limit.TotalSeconds:0.#} Sekunden lang nichts geliefert; der Lauf wurde beendet und beginnt beim nächsten Mal an derselben Stelle."));

    public static PluginException Said(string message) => new(message);

    public static PluginException Faulted(string source, string cause) => new($"Die Quelle {source} hat einen Fehler gemeldet ({cause}). Einzelheiten stehen im Protokoll.");

    public static PluginException Wrong(string source, string cause) => new($"Die Quelle {source} kann nicht gelesen werden: {cause}");
}
