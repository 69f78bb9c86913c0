namespace Assistant.PluginHosting;

/// <summary>What went wrong with a tool call.</summary>
public enum ToolErrorKind
{
    /// <summary>The plugin says why (<see cref="Sdk.PluginException"/>).</summary>
    Failed,

    /// <summary>The plugin threw something unexpected; the log says what.</summary>
    Faulted,

    /// <summary>The call took longer than the time limit.</summary>
    TimedOut,

    /// <summary>An argument is missing or of the wrong type.</summary>
    InvalidArguments,

    /// <summary>The plugin is not loaded any more.</summary>
    Unavailable,

    /// <summary>The tool changes something outside; a person has to approve the call first. Nothing was called.</summary>
    ApprovalRequired,
}
