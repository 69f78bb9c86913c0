using Assistant.Sdk;

namespace Assistant.PluginHosting;

/// <summary>Where one plugin stands. A snapshot; immutable.</summary>
public sealed record PluginStatus
{
    /// <summary>The id of the manifest, or the folder's name where the manifest cannot be read.</summary>
    public required string Id { get; init; }

    /// <summary>The version of the manifest; empty where it cannot be read.</summary>
    public required string Version { get; init; }

    /// <summary>The state.</summary>
    public required PluginState State { get; init; }

    /// <summary>Why it is in this state, in sentences for the operator (English).</summary>
    public required string Reason { get; init; }

    /// <summary>The reason for a page that tells it in the operator's language; <see langword="null"/> before the first step.</summary>
    public PluginReason? Cause { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The folder that it was found in.</summary>
    public required string Folder { get; init; }

    /// <summary>The name for people.</summary>
    public required LocalizedText DisplayName { get; init; }

    /// <summary>The cities that have settings for it.</summary>
    public IReadOnlyList<PluginCityStatus> Cities { get; init; } = [];

    /// <summary>The skills of the manifest.</summary>
    public IReadOnlyList<SkillManifest> Skills { get; init; } = [];

    /// <summary>Everything that is wrong with the manifest; empty where it is right.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What an operator can do with it now.</summary>
    public IReadOnlyList<PluginAction> Actions { get; init; } = [];

    /// <summary>Versions whose place this one has taken: those that still drain or are held in memory, and the last that was unloaded.</summary>
    public IReadOnlyList<RetiredPlugin> Retired { get; init; } = [];

    /// <summary>Why what lies on disk did not take this version's place; <see langword="null"/> where nobody has tried, or it has.</summary>
    public PluginAttempt? FailedAttempt { get; init; }

    /// <summary>Calls that did not return after they were cancelled and still run.</summary>
    public int AbandonedCalls { get; init; }
}
