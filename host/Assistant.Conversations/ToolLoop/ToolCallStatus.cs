namespace Assistant.Conversations.ToolLoop;

/// <summary>How a call ended.</summary>
public enum ToolCallStatus
{
    /// <summary>The tool answered.</summary>
    Succeeded,

    /// <summary>There is no tool of this name. Nothing was called.</summary>
    UnknownTool,

    /// <summary>The arguments are no JSON object, too large, or do not fit the schema. Nothing was called, or the plugin could not read them.</summary>
    InvalidArguments,

    /// <summary>The tool failed, or is not there any more.</summary>
    Failed,

    /// <summary>The tool did not answer in time.</summary>
    TimedOut,

    /// <summary>The loop did not call it: too many calls, no time left, the same call failed before, or nobody could approve it.</summary>
    Refused,

    /// <summary>The person declined it. Nothing was called.</summary>
    Declined,
}
