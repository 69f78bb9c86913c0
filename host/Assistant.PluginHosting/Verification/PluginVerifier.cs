using Assistant.PluginHosting.Catalog;
using Assistant.PluginHosting.Verification.Files;

namespace Assistant.PluginHosting.Verification;

/// <summary>
/// Verifies a plugin before any of its code runs: the manifest, then step by step in the order of registration. The first step that finds
/// something ends it: what comes after a wrong hash says nothing. The files of a plugin that passes are kept as <see cref="VerifiedFiles"/>;
/// the loader takes nothing else. Thread-safe.
/// </summary>
internal sealed class PluginVerifier(IEnumerable<IVerificationStep> steps, VerifiedFiles verified)
{
    private const int StackBytes = 64 << 20;

    private const string Schema = "manifest";

    private readonly IReadOnlyList<IVerificationStep> _steps = [.. steps];

    /// <summary>Looks at a plugin. On a thread of its own, whose stack holds the deepest signature that can be written into an assembly.</summary>
    public PluginVerdict Verify(FoundPlugin found)
    {
        PluginVerdict? verdict = null;
        var thread = new Thread(() => verdict = Run(found), StackBytes) { IsBackground = true, Name = $"verify {found.Id}" };
        thread.Start();
        thread.Join();
        return verdict!;
    }

    private PluginVerdict Run(FoundPlugin found)
    {
        if (found.Manifest is not { } manifest)
            return new PluginVerdict(PluginState.Incompatible, found.Findings, [Schema]);
        var taken = new List<string> { Schema };
        using var subject = new PluginSubject(found.Folder, manifest);
        foreach (var step in _steps)
        {
            taken.Add(step.Name);
            if (Check(step, subject) is { Count: > 0 } findings)
                return new PluginVerdict(step.Refused, findings, taken);
        }

        verified.Keep(manifest, subject.Content);
        return new PluginVerdict(PluginState.Verified, [], taken);
    }

    // An assembly can be damaged on purpose, in ways that nobody has listed. What cannot be looked at is refused, and costs nobody else anything.
    private static IReadOnlyList<Finding> Check(IVerificationStep step, PluginSubject subject)
    {
        try
        {
            return step.Check(subject);
        }
        catch (Exception exception)
        {
            return [new Finding("$", $"cannot be looked through ({step.Name}: {exception.GetType().Name}: {exception.Message}); build and publish the plugin again.")];
        }
    }
}
