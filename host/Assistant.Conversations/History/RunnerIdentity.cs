namespace Assistant.Conversations.History;

/// <summary>Who writes answers: this host among those that share a database. Immutable.</summary>
/// <param name="Id">The same after a restart, and no other host's at the same time.</param>
public sealed record RunnerIdentity(string Id)
{
    /// <summary>How often a host says that it lives.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    /// <summary>
    /// After how long a silence its answers count as interrupted. The hosts' clocks may differ by less than that.
    /// </summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);
}
