using System.Globalization;
using Assistant.Conversations.Filters;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Turns;

/// <summary>What somebody asks. Immutable.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Caller">Who asks, for which city.</param>
/// <param name="City">The city, for its name.</param>
public sealed record Question(string Text, Caller Caller, City City)
{
    /// <summary>The longest question, in characters.</summary>
    public const int MaxLength = 4_000;

    /// <summary>The language of the answer's own words. Default: German.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The conversation before, oldest first. Default: none.</summary>
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    /// <summary>What the person adds. Default: nothing.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>To which documents the person narrows the question. Default: all.</summary>
    public SearchFilters Filters { get; init; } = SearchFilters.None;

    /// <summary>Of which kinds the question's words shall imply no filter. Default: none.</summary>
    public IReadOnlyList<FilterKind> WithoutImplied { get; init; } = [];

    /// <summary>The run, which approvals are kept under. Default: a new id.</summary>
    public string RunId { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>The stored conversation, if there is one.</summary>
    public string? ConversationId { get; init; }

    /// <summary>What the person asked before, oldest first.</summary>
    public IReadOnlyList<string> EarlierQuestions => [.. History.Where(message => message.Role == ChatRole.User).Select(message => message.Text)];
}
