namespace Assistant.PluginHosting.States;

/// <summary>One step of a plugin.</summary>
internal sealed record PluginTransition(string PluginId, string Version, PluginState? From, PluginState To, string Reason, string Actor, DateTimeOffset At);
