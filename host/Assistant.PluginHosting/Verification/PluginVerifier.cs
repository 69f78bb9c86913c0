using Assistant.PluginHosting.Catalog;

namespace Assistant.PluginHosting.Verification;

/// <summary>
/// Verifies a plugin before any of its code runs: the manifest, then step by step in the order of registration. The first step that finds
/// something ends it: what comes after a wrong hash says nothing. Thread-safe.
/// </summary>
internal sealed class PluginVerifier(IEnumerable<IVerificationStep> steps)
{
    private readonly IReadOnlyList<IVerificationStep> _steps = [.. steps];

    public PluginVerdict Verify(FoundPlugin found)
    {
        if (found.Manifest is not { } manifest)
            return new PluginVerdict(PluginState.Incompatible, found.Findings);
        foreach (var step in _steps)
        {
            if (step.Check(found.Folder, manifest) is { Count: > 0 } findings)
                return new PluginVerdict(step.Refused, findings);
        }

        return PluginVerdict.Right;
    }
}
