namespace Assistant.PluginHosting.Verification;

/// <summary>One check of a plugin that needs none of its code to run. Thread-safe.</summary>
internal interface IVerificationStep
{
    /// <summary>The state of a plugin in which the step finds something.</summary>
    PluginState Refused { get; }

    /// <summary>Everything that is wrong, each with its cure; empty where nothing is.</summary>
    /// <param name="folder">The plugin's folder.</param>
    /// <param name="manifest">Its manifest, of the right structure.</param>
    IReadOnlyList<Finding> Check(string folder, PluginManifest manifest);
}
