using Assistant.Host.Http.Preferences;
using Assistant.Host.Http.Skills;
using Assistant.Host.Http.Status;

namespace Assistant.Host.Http.Boot;

/// <summary>What the page needs to begin, so that it asks for nothing more.</summary>
internal sealed record BootOutput
{
    public required string Version { get; init; }

    /// <summary>The marker of this visitor; see <see cref="SessionCheck"/>.</summary>
    public required string Session { get; init; }

    /// <summary>The city chosen; empty where there is none.</summary>
    public required string City { get; init; }

    public required IReadOnlyList<BootCity> Cities { get; init; }

    public required PreferencesOutput Preferences { get; init; }

    public required StatusOutput Status { get; init; }

    public required BootConversations Conversations { get; init; }

    public required IReadOnlyList<SkillOutput> Skills { get; init; }

    public required bool FirstVisit { get; init; }

    public required BootLimits Limits { get; init; }

    /// <summary>closed, signed-out or signed-in.</summary>
    public required string Admin { get; init; }
}
