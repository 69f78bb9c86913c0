using Assistant.Conversations.Approvals;
using Assistant.Walls.Access;

namespace Assistant.Conversations.ToolLoop;

/// <summary>The turn that a tool loop belongs to. Immutable.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="RunId">The run, as AG-UI counts them.</param>
internal sealed record ToolLoopTurn(Caller Caller, string RunId)
{
    /// <summary>The stored conversation, whose deletion takes its approvals along. Default: <see langword="null"/>, none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Where calls wait for approval. Default: <see langword="null"/>; calls that need it are refused then.</summary>
    public IApprovalStore? Approvals { get; init; }

    /// <summary>
    /// Marks what a tool wrote as data, not instructions; given the tool's name and the text, already cut to its length. The loop's own
    /// sentences do not pass through it. Called from several threads at once. Default: leaves the text as it is.
    /// </summary>
    public Func<string, string, string> Wrap { get; init; } = static (_, text) => text;

    /// <summary>Whether somebody could decide: nobody is known by the subject that all anonymous callers share.</summary>
    public bool CanAsk => Approvals is not null && Caller.Subject != Caller.Anonymous(Caller.CityId).Subject;
}
