using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.Approvals;

/// <summary>The log lines of approvals: never arguments or results.</summary>
internal static partial class ApprovalLog
{
    [LoggerMessage(1, LogLevel.Information, "Approval {Id} of tool {Tool} in {City}: {Result}.")]
    public static partial void Decided(this ILogger logger, string id, string tool, string city, ApprovalResult result);

    [LoggerMessage(2, LogLevel.Error, "Approval {Id}: the tool {Tool} has been run, but that could not be written down. It is not run again.")]
    public static partial void NotWritten(this ILogger logger, Exception exception, string id, string tool);
}
