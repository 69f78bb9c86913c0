using System.Globalization;
using Assistant.Conversations.Sources;
using Assistant.Sdk;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>What a prompt is made of. Immutable.</summary>
public sealed record PromptRequest
{
    /// <summary>The question, without the names of plugins.</summary>
    public required string Question { get; init; }

    /// <summary>The city.</summary>
    public required City City { get; init; }

    /// <summary>The language of the answer. Default: German.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Today in the city.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The conversation before the question, oldest first. System messages in it are left out: instructions come from the template alone.</summary>
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    /// <summary>A summary that stands for what of the history does not fit. Default: none; the earlier questions are then listed.</summary>
    public string? Summary { get; init; }

    /// <summary>What stands before the hits, already numbered: results of tools, what the person has added. Default: nothing.</summary>
    public IReadOnlyList<NumberedSource> Given { get; init; } = [];

    /// <summary>What search found, best first.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>The tools that the model may call, the most useful first.</summary>
    public IReadOnlyList<AITool> Tools { get; init; } = [];

    /// <summary>The window of the model, in tokens; of several the smallest (<c>RoleState.ContextTokens</c>).</summary>
    public required int ContextTokens { get; init; }

    /// <summary>What of the window is kept for the answer, in tokens. Default: a quarter, at most 1,024.</summary>
    public int? AnswerTokens { get; init; }

    /// <summary>What of the window is kept for results of tools, in tokens. Default: with tools an eighth, at most 2,048; without tools nothing.</summary>
    public int? ResultTokens { get; init; }

    /// <summary>The model, where it is known: its tokens are then estimated as its servers counted before.</summary>
    public string? Model { get; init; }

    /// <summary>Numbers the sources of the turn.</summary>
    public required SourceRegister Sources { get; init; }
}
