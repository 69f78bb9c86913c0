using System.Globalization;
using Assistant.Sdk;

namespace Assistant.PluginHosting.Knowledge;

/// <summary>What the operator is told of a source that failed. Each a new exception: the plugin's own would hold its types.</summary>
internal static class SourceMessages
{
    public static SourceException Gone(string pluginId) => new(SourceFailure.Gone, $"Das Plugin {pluginId} ist entladen; seine Quellen werden nicht weiter gelesen.", [pluginId]);

    public static SourceException Busy(string source) => new(SourceFailure.Busy, $"Die Quelle {source} wird gerade schon gelesen. Bitte warten, bis der Lauf zu Ende ist.", [source]);

    public static SourceException TimedOut(string source, TimeSpan limit) => new(
        SourceFailure.TimedOut,
        string.Create(CultureInfo.InvariantCulture, $"Die Quelle {source} hat {limit.TotalSeconds:0.#} Sekunden lang nichts geliefert; der Lauf wurde beendet und beginnt beim nächsten Mal an derselben Stelle."),
        [source, limit.TotalSeconds]);

    public static PluginException Said(string message) => new(message);

    public static SourceException Faulted(string source, string cause) => new(
        SourceFailure.Faulted, $"Die Quelle {source} hat einen Fehler gemeldet ({cause}). Einzelheiten stehen im Protokoll.", [source, cause]);

    public static SourceException Wrong(string source, string cause) => new(SourceFailure.Wrong, $"Die Quelle {source} kann nicht gelesen werden: {cause}", [source]) { Detail = cause };

    /// <summary>The same failure again, for each that reads.</summary>
    public static SourceException Again(SourceException failure) => new(failure.Failure, failure.Message, failure.Arguments) { Detail = failure.Detail };
}
