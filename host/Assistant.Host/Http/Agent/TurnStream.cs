using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.Host.Outputs;

namespace Assistant.Host.Http.Agent;

/// <summary>Turns what happens in a turn into AG-UI events: text and tool calls as the protocol has them, the rest as custom events.</summary>
internal sealed class TurnStream(AgentEventWriter events, string messageId, CultureInfo culture, CancellationToken cancellationToken)
{
    private bool _started;

    public async Task WriteAsync(TurnEvent happened)
    {
        switch (happened)
        {
            case TurnEvent.SkillsChosen chosen:
                await events.WriteCustomAsync("skills", chosen.Skills, AgentJson.Readable.IReadOnlyListString, cancellationToken);
                break;
            case TurnEvent.Searched searched:
                await events.WriteCustomAsync("search", new SearchOutput(searched.Hits, searched.Passages), AgentJson.Readable.SearchOutput, cancellationToken);
                break;
            case TurnEvent.ToolStarted started:
                await events.WriteAsync("TOOL_CALL_START", cancellationToken, ("toolCallId", started.CallId), ("toolCallName", started.Tool));
                await events.WriteAsync("TOOL_CALL_ARGS", cancellationToken, ("toolCallId", started.CallId), ("delta", started.ArgumentsJson));
                await events.WriteAsync("TOOL_CALL_END", cancellationToken, ("toolCallId", started.CallId));
                break;
            case TurnEvent.ToolFinished finished:
                await events.WriteAsync(
                    "TOOL_CALL_RESULT",
                    cancellationToken,
                    ("messageId", finished.CallId + "-result"),
                    ("toolCallId", finished.CallId),
                    ("role", "tool"),
                    ("content", finished.Error ?? string.Join("\n\n", finished.Parts.Select(part => PartText.Of(part, culture)))));
                break;
            case TurnEvent.TextAdded added:
                await TextAsync(added.Text);
                break;
            case TurnEvent.Finished finished:
                await FinishAsync(finished.Answer);
                break;
        }
    }

    private async Task TextAsync(string text)
    {
        if (!_started)
            await events.WriteAsync("TEXT_MESSAGE_START", cancellationToken, ("messageId", messageId), ("role", "assistant"));
        _started = true;
        if (text.Length > 0)
            await events.WriteAsync("TEXT_MESSAGE_CONTENT", cancellationToken, ("messageId", messageId), ("delta", text));
    }

    private async Task FinishAsync(Answer answer)
    {
        if (_started)
            await events.WriteAsync("TEXT_MESSAGE_END", cancellationToken, ("messageId", messageId));
        await events.WriteCustomAsync("sources", [.. answer.Citations.Select(CitationOutput.Of)], OutputJson.Readable.IReadOnlyListCitationOutput, cancellationToken);
        var label = answer.Mode == AnswerMode.Extractive ? AnswerTexts.For(culture).ExtractiveLabel : "";
        await events.WriteCustomAsync(
            "answer",
            new AnswerStateOutput(AnswerOutput.ModeName(answer.Mode), label, answer.Refused, answer.Suggestions, answer.WordsNotFound),
            AgentJson.Readable.AnswerStateOutput,
            cancellationToken);
    }
}
