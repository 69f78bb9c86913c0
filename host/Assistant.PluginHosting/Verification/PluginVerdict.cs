namespace Assistant.PluginHosting.Verification;

/// <summary>What came of verifying a plugin. Immutable.</summary>
/// <param name="State"><see cref="PluginState.Verified"/>, or the state of the step that found something.</param>
/// <param name="Findings">What that step found.</param>
internal sealed record PluginVerdict(PluginState State, IReadOnlyList<Finding> Findings)
{
    public static PluginVerdict Right { get; } = new(PluginState.Verified, []);

    public bool IsRight => State == PluginState.Verified;
}
