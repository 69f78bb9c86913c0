using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.ToolLoop;

/// <summary>Puts the tool loop in front of a model.</summary>
internal static class ToolLoopExtensions
{
    /// <summary>A client that runs the tools of <see cref="ChatOptions.Tools"/> for one turn.</summary>
    /// <param name="client">The model.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="options">What tools may do.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="loggers">Where failures of tools are written.</param>
    /// <exception cref="InvalidOperationException">An option is out of range.</exception>
    public static IChatClient UseToolLoop(this IChatClient client, ToolLoopTurn turn, ToolLoopOptions options, TimeProvider timeProvider, ILoggerFactory loggers) =>
        new ToolLoopChatClient(client, turn, options, timeProvider, loggers);
}
