namespace Assistant.PluginHosting.Verification;

/// <summary>What came of verifying a plugin. Immutable.</summary>
/// <param name="State"><see cref="PluginState.Verified"/>, or the state of the step that found something.</param>
/// <param name="Findings">What that step found.</param>
/// <param name="Steps">The names of the steps that were taken; the last one is the one that found something.</param>
internal sealed record PluginVerdict(PluginState State, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Steps)
{
    public bool IsRight => State == PluginState.Verified;
}
