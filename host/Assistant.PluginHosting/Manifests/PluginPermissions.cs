namespace Assistant.PluginHosting;

/// <summary>What a plugin asks to be allowed. Immutable.</summary>
/// <param name="Network">
/// Entries as in <see cref="Walls.Egress.EgressRule"/>, or <c>setting:NAME</c> for the hosts in that setting of the city. Empty: no network.
/// </param>
/// <param name="Storage">Whether it gets its own key-value storage.</param>
/// <param name="Models">Whether it may ask language models.</param>
public sealed record PluginPermissions(IReadOnlyList<string> Network, bool Storage, bool Models)
{
    /// <summary>What its code does that is refused unless the operator allows it too: <c>files</c>, <c>reflection</c>; see <c>sdk/docs/verification.md</c>.</summary>
    public IReadOnlyList<string> Code { get; init; } = [];
}
