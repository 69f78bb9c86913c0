namespace Assistant.PluginHosting;

/// <summary>
/// The room's log lines. Exceptions of plugins are written as text: a log provider that keeps the object would keep the plugin.
/// </summary>
internal static partial class PluginHostingLog
{
    [LoggerMessage(1, LogLevel.Information, "Plugin {Plugin} {Version}: {From} → {To} by {Actor}: {Reason}")]
    public static partial void Moved(this ILogger logger, string plugin, string version, PluginState? from, PluginState to, string actor, string reason);

    [LoggerMessage(2, LogLevel.Error, "Plugin {Plugin}: {What} did not return after it was cancelled and is abandoned; {Count} such calls run. A restart of the host ends them.")]
    public static partial void Abandoned(this ILogger logger, string plugin, string what, int count);

    [LoggerMessage(3, LogLevel.Information, "Plugin {Plugin}: {What}, which was abandoned, has returned; {Count} such calls run.")]
    public static partial void AbandonedReturned(this ILogger logger, string plugin, string what, int count);

    [LoggerMessage(4, LogLevel.Error, "Plugin {Plugin} in {City}: {What} failed: {Details}")]
    public static partial void Failed(this ILogger logger, string plugin, string city, string what, string details);

    [LoggerMessage(5, LogLevel.Warning, "Plugin {Plugin} is off in {City}: {Reason}")]
    public static partial void OffInCity(this ILogger logger, string plugin, string city, string reason);

    [LoggerMessage(6, LogLevel.Warning, "Plugin {Plugin} in {City}: {What} took longer than {Seconds} s and was cancelled.")]
    public static partial void TimedOut(this ILogger logger, string plugin, string city, string what, double seconds);

    [LoggerMessage(7, LogLevel.Warning, "There is no plugin directory {Directory}; the host runs without plugins.")]
    public static partial void NoDirectory(this ILogger logger, string directory);

    [LoggerMessage(20, LogLevel.Warning, "Plugin {Plugin} {Version} in {City}: {Count} turns still hold it after {Seconds} s; their calls are cancelled. A turn that never ends is a mistake of the host.")]
    public static partial void LeasesHeld(this ILogger logger, string plugin, string version, string city, int count, double seconds);

    [LoggerMessage(21, LogLevel.Error, "Plugin {Plugin} in {City}: {What} allocated more than {Megabytes} MiB and was cancelled.")]
    public static partial void TookMemory(this ILogger logger, string plugin, string city, string what, long megabytes);

    [LoggerMessage(22, LogLevel.Error, "Plugin {Plugin} {Version}: {What} failed.")]
    public static partial void LifeFailed(this ILogger logger, Exception exception, string plugin, string version, string what);

    [LoggerMessage(23, LogLevel.Warning, "Plugin {Plugin}: version {Version} was not loaded, the running one goes on: {Reason}")]
    public static partial void AttemptFailed(this ILogger logger, string plugin, string version, string reason);

    [LoggerMessage(24, LogLevel.Information, "Plugin {Plugin} was switched {What} in {City} by {Actor}.")]
    public static partial void SwitchedInCity(this ILogger logger, string plugin, string what, string city, string actor);
}
