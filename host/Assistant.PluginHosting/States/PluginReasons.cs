using System.Globalization;
using Assistant.PluginHosting.Calls;
using Assistant.PluginHosting.Settings;
using Assistant.Sdk;

namespace Assistant.PluginHosting.States;

/// <summary>The reasons that the host itself has for what it does with plugins.</summary>
internal static class PluginReasons
{
    public static PluginReason Fits { get; } = new(PluginReasonCode.Fits, "Manifest and references fit.");

    public static PluginReason SwitchedOff { get; } = new(PluginReasonCode.SwitchedOff, "Switched off by the operator.");

    public static PluginReason LoadedAgain { get; } = new(PluginReasonCode.LoadedAgain, "The operator loads it again.");

    public static PluginReason NotLoaded { get; } = new(PluginReasonCode.NotLoaded, "The plugin could not be loaded.");

    public static PluginReason HostStopped { get; } = new(PluginReasonCode.HostStopped, "The host has stopped.");

    public static PluginReason Said(string text) => new(PluginReasonCode.Said, text) { Detail = text };

    public static PluginReason Found(string folder) => new(PluginReasonCode.Found, $"Found in {folder}.") { Arguments = [folder] };

    public static PluginReason NotWanted(string pluginId) =>
        new(PluginReasonCode.NotWanted, $"Manifest and references fit; no city pack names plugins.{pluginId}, so it is not loaded.") { Arguments = [pluginId] };

    public static PluginReason Loading(IEnumerable<string> cities) => OfCities(PluginReasonCode.Loading, "For {0}.", cities);

    public static PluginReason SetUp(IEnumerable<string> cities) => OfCities(PluginReasonCode.SetUp, "Set up for {0}.", cities);

    public static PluginReason SetUpNowhere(IEnumerable<string?> reasons) =>
        new(PluginReasonCode.SetUpNowhere, $"It is set up in no city. {string.Join(Environment.NewLine, reasons)}");

    public static PluginReason Refused(PluginState state, IReadOnlyList<Finding> findings) =>
        new(state == PluginState.Untrusted ? PluginReasonCode.NotTrusted : PluginReasonCode.DoesNotFit, string.Join(Environment.NewLine, findings));

    public static PluginReason SettingsWrong(SettingsException exception) =>
        new(PluginReasonCode.SettingsWrong, exception.Message) { Arguments = [exception.PluginId, exception.CityId], Detail = string.Join(' ', exception.Findings) };

    public static PluginReason Of(Exception exception) => exception switch
    {
        PluginTimeoutException timeout => new(PluginReasonCode.TimedOut, timeout.Message) { Arguments = [timeout.What, timeout.Limit.TotalSeconds] },
        PluginHostingException or PluginException => new(PluginReasonCode.Failed, exception.Message) { Detail = exception.Message },
        _ => new(PluginReasonCode.Failed, $"{exception.GetType().Name}: {exception.Message} The log has the details.") { Detail = $"{exception.GetType().Name}: {exception.Message}" },
    };

    public static PluginReason SwitchedOffBefore(DateTimeOffset at) =>
        new(PluginReasonCode.SwitchedOffBefore, string.Create(CultureInfo.InvariantCulture, $"Switched off by the operator on {at:yyyy-MM-dd HH:mm} UTC.")) { Arguments = [at.ToUniversalTime()] };

    public static PluginReason Recovered { get; } = new(PluginReasonCode.Recovered, "Its tools answer again.");

    public static PluginReason Replaced(string version) => new(PluginReasonCode.Replaced, $"Version {version} has taken its place.") { Arguments = [version] };

    public static PluginReason CircuitOpen(int failures, int calls, IEnumerable<string> cities) => new(
        PluginReasonCode.CircuitOpen,
        string.Create(CultureInfo.InvariantCulture, $"{failures} of its last {calls} tool calls failed in {string.Join(", ", cities)}; there they are refused for a while, then one is tried. The log has the details."))
    {
        Arguments = [failures, calls, string.Join(", ", cities)],
    };

    public static PluginReason Paused(DateTimeOffset until) =>
        new(PluginReasonCode.Paused, string.Create(CultureInfo.InvariantCulture, $"Its tools fail there and are refused until {until:HH:mm:ss} UTC.")) { Arguments = [until.ToUniversalTime()] };

    public static PluginReason SwitchedOffInCity(DateTimeOffset at) =>
        new(PluginReasonCode.SwitchedOffInCity, string.Create(CultureInfo.InvariantCulture, $"Switched off in this city by the operator on {at:yyyy-MM-dd HH:mm} UTC.")) { Arguments = [at.ToUniversalTime()] };

    public static PluginReason CallsAbandoned(int count) => new(
        PluginReasonCode.CallsAbandoned,
        string.Create(CultureInfo.InvariantCulture, $"{count} of its calls did not return after they were cancelled, so it was switched off; no thread can be ended by force. Load it again when it is put right; a restart of the host ends the calls."))
    {
        Arguments = [count],
    };

    public static PluginReason FailedRepeatedly(int failures, string last) => new(
        PluginReasonCode.FailedRepeatedly,
        string.Create(CultureInfo.InvariantCulture, $"It could not be loaded {failures} times in a row and is not tried at the start any more. Put it right, then load it again. The last time: {last}"))
    {
        Arguments = [failures],
        Detail = last,
    };

    public static PluginReason HeldBy(int collections, string what) => new(PluginReasonCode.HeldBy, Held(collections, what)) { Arguments = [collections, what] };

    public static PluginReason Unloaded(int collections) =>
        new(PluginReasonCode.Unloaded, string.Create(CultureInfo.InvariantCulture, $"Gone from memory after {collections} collections.")) { Arguments = [collections] };

    public static PluginReason Held(int collections, int abandoned) => abandoned > 0
        ? new(PluginReasonCode.HeldByCalls, Held(collections, string.Create(CultureInfo.InvariantCulture, $"{abandoned} of its calls were abandoned and still run"))) { Arguments = [collections, abandoned] }
        : new(PluginReasonCode.HeldByObjects, Held(collections, "something outside it holds one of its objects (a static event, a timer, a thread)")) { Arguments = [collections] };

    /// <summary>A reason, with another told after it.</summary>
    public static PluginReason With(this PluginReason reason, PluginReason other) => reason with { Text = $"{reason.Text} {other.Text}", Also = other };

    private static string Held(int collections, string why) =>
        string.Create(CultureInfo.InvariantCulture, $"Still in memory after {collections} collections: {why}. A restart of the host ends it.");

    private static PluginReason OfCities(PluginReasonCode code, string text, IEnumerable<string> cities)
    {
        var list = string.Join(", ", cities);
        return new PluginReason(code, text.Replace("{0}", list, StringComparison.Ordinal)) { Arguments = [list] };
    }
}
