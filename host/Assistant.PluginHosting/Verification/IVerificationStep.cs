namespace Assistant.PluginHosting.Verification;

/// <summary>One check of a plugin that needs none of its code to run. Thread-safe.</summary>
internal interface IVerificationStep
{
    /// <summary>What is checked, for people: <c>files</c>.</summary>
    string Name { get; }

    /// <summary>The state of a plugin in which the step finds something.</summary>
    PluginState Refused { get; }

    /// <summary>Everything that is wrong, each with its cure; empty where nothing is.</summary>
    /// <param name="subject">The plugin.</param>
    IReadOnlyList<Finding> Check(PluginSubject subject);
}
