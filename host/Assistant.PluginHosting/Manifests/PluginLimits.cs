namespace Assistant.PluginHosting;

/// <summary>Time limits that a plugin sets itself; they can only lower the operator's. Immutable.</summary>
/// <param name="ToolTimeout">For one tool call; <see langword="null"/>: the operator's.</param>
/// <param name="SourceChangeTimeout">For one change of a knowledge source; <see langword="null"/>: the operator's.</param>
public sealed record PluginLimits(TimeSpan? ToolTimeout, TimeSpan? SourceChangeTimeout)
{
    /// <summary>Only the operator's limits.</summary>
    public static PluginLimits None { get; } = new(null, null);
}
