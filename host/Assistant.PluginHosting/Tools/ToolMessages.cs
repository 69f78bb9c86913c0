using System.Globalization;
using Assistant.Sdk;

namespace Assistant.PluginHosting.Tools;

/// <summary>What people and language models are told of a call that failed.</summary>
internal static class ToolMessages
{
    public static LocalizedText Faulted(LocalizedText plugin) => new(
        $"„{plugin.De}“ hat bei dieser Anfrage einen Fehler gemeldet. Der Fehler steht im Protokoll des Betriebs.",
        $"“{plugin.En ?? plugin.De}” reported an error. The operator's log has the details.");

    public static LocalizedText TimedOut(LocalizedText plugin, TimeSpan limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"„{plugin.De}“ hat nicht innerhalb von {limit.TotalSeconds:0.#} Sekunden geantwortet."),
        string.Create(CultureInfo.InvariantCulture, $"“{plugin.En ?? plugin.De}” did not answer within {limit.TotalSeconds:0.#} seconds."));

    public static LocalizedText TookMemory(LocalizedText plugin) => new(
        $"„{plugin.De}“ hat bei dieser Anfrage zu viel Speicher verbraucht und wurde abgebrochen. Der Fehler steht im Protokoll des Betriebs.",
        $"“{plugin.En ?? plugin.De}” used too much memory and was stopped. The operator's log has the details.");

    public static LocalizedText Paused(LocalizedText plugin, DateTimeOffset until) => new(
        string.Create(CultureInfo.InvariantCulture, $"„{plugin.De}“ hat mehrmals nacheinander nicht geantwortet und wird bis {until:HH:mm:ss} Uhr nicht gefragt. Danach wird es wieder versucht."),
        string.Create(CultureInfo.InvariantCulture, $"“{plugin.En ?? plugin.De}” has failed several times and is not asked until {until:HH:mm:ss}. Then it is tried again."));

    public static LocalizedText Gone(LocalizedText plugin) => new(
        $"„{plugin.De}“ ist gerade nicht geladen.",
        $"“{plugin.En ?? plugin.De}” is not loaded at the moment.");

    public static LocalizedText ApprovalRequired(LocalizedText plugin) => new(
        $"„{plugin.De}“ würde hier etwas verändern. Das geschieht nur, wenn eine Person zustimmt.",
        $"“{plugin.En ?? plugin.De}” would change something here. That happens only when a person approves.");

    public static LocalizedText InvalidArgument(ToolArgumentException exception) => exception.Missing
        ? new($"Die Angabe „{exception.Argument}“ fehlt.", $"The argument “{exception.Argument}” is missing.")
        : new($"Die Angabe „{exception.Argument}“ hat nicht die verlangte Form.", $"The argument “{exception.Argument}” does not have the form that the schema asks for.");
}
