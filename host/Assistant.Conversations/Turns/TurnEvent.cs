using Assistant.Conversations.Answers;
using Assistant.Conversations.Filters;
using Assistant.Conversations.Tools;
using Assistant.Sdk;

namespace Assistant.Conversations.Turns;

/// <summary>Something that happened in a turn; see the derived records, which come in this order. Immutable.</summary>
public abstract record TurnEvent
{
    private TurnEvent()
    {
    }

    /// <summary>The turn is stored: where its question and its answer are found.</summary>
    public sealed record Kept(string ConversationId, string QuestionId, string AnswerId) : TurnEvent;

    /// <summary>The skills that the question concerns, best first; may be empty.</summary>
    public sealed record SkillsChosen(IReadOnlyList<string> Skills) : TurnEvent;

    /// <summary>The models are busy: the place in the queue, 1 for the next; 0 when it is the turn's own.</summary>
    public sealed record Queued(int Position) : TurnEvent;

    /// <summary>A tool is being called.</summary>
    public sealed record ToolStarted(string CallId, string Tool, string ArgumentsJson) : TurnEvent
    {
        /// <summary>The tool's name for people; <see langword="null"/> where it has none.</summary>
        public LocalizedText? Title { get; init; }

        /// <summary>What the arguments are called for people.</summary>
        public IReadOnlyList<ArgumentLabel> Labels { get; init; } = [];
    }

    /// <summary>A tool has answered, or failed with a sentence.</summary>
    public sealed record ToolFinished(string CallId, string Tool, IReadOnlyList<ToolPart> Parts, string? Error) : TurnEvent
    {
        /// <summary>The tool's name for people; <see langword="null"/> where it has none.</summary>
        public LocalizedText? Title { get; init; }
    }

    /// <summary>A tool that would change something outside waits for the person's decision.</summary>
    public sealed record ApprovalNeeded(string ApprovalId, string Tool, string ArgumentsJson, string Question) : TurnEvent
    {
        /// <summary>What the arguments are called for people.</summary>
        public IReadOnlyList<ArgumentLabel> Labels { get; init; } = [];
    }

    /// <summary>By what the search is narrowed; not told where it is by nothing.</summary>
    public sealed record Filtered(AppliedFilters Filters) : TurnEvent;

    /// <summary>The index has been searched.</summary>
    public sealed record Searched(int Hits, long Passages) : TurnEvent;

    /// <summary>A piece of the answer's text; the pieces in a row are the answer.</summary>
    public sealed record TextAdded(string Text) : TurnEvent;

    /// <summary>The answer's text after its check, in place of the pieces before.</summary>
    public sealed record TextReplaced(string Text) : TurnEvent;

    /// <summary>The turn is over.</summary>
    public sealed record Finished(Answer Answer) : TurnEvent;
}
