using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.Host.Outputs;
using Assistant.Host.Outputs.Filters;
using Assistant.Host.Outputs.Parts;

namespace Assistant.Host.Http.Agent;

/// <summary>Turns what happens in a turn into AG-UI events: text and tool calls as the protocol has them, the rest as custom events.</summary>
internal sealed class TurnStream(AgentEventWriter events, string messageId, CultureInfo culture, RunMessages messages)
{
    private bool _started;
    private string? _replaced;

    public void Write(TurnEvent happened)
    {
        switch (happened)
        {
            case TurnEvent.Kept kept:
                events.WriteCustom("stored", new StoredOutput(kept.ConversationId, kept.QuestionId, kept.AnswerId), AgentJson.Readable.StoredOutput);
                break;
            case TurnEvent.SkillsChosen chosen:
                events.WriteCustom("skills", chosen.Skills, AgentJson.Readable.IReadOnlyListString);
                break;
            case TurnEvent.Filtered filtered:
                events.WriteCustom("filters", AppliedFiltersOutput.Of(filtered.Filters), AgentJson.Readable.AppliedFiltersOutput);
                break;
            case TurnEvent.Searched searched:
                events.WriteCustom("search", new SearchOutput(searched.Hits, searched.Passages), AgentJson.Readable.SearchOutput);
                break;
            case TurnEvent.Queued queued:
                events.WriteCustom("queue", queued.Position, AgentJson.Readable.Int32);
                break;
            case TurnEvent.ApprovalNeeded needed:
                events.WriteCustom("approval", new ApprovalOutput(needed.ApprovalId, needed.Tool, needed.ArgumentsJson, needed.Question, ArgumentLabelOutput.Of(needed.Labels)), AgentJson.Readable.ApprovalOutput);
                break;
            case TurnEvent.ToolStarted started:
                events.Write("TOOL_CALL_START", ("toolCallId", started.CallId), ("toolCallName", started.Tool));
                events.Write("TOOL_CALL_ARGS", ("toolCallId", started.CallId), ("delta", started.ArgumentsJson));
                events.Write("TOOL_CALL_END", ("toolCallId", started.CallId));
                events.WriteCustom("call", new CallOutput(started.CallId, started.Tool, started.Title?.For(culture), ArgumentLabelOutput.Of(started.Labels)), AgentJson.Readable.CallOutput);
                messages.Call(started.CallId, started.Tool, started.ArgumentsJson);
                break;
            case TurnEvent.ToolFinished finished:
                Result(finished);
                break;
            case TurnEvent.TextAdded added:
                Text(added.Text);
                break;
            case TurnEvent.TextReplaced replaced:
                // At once for a page that knows the event; for every other client the snapshot at the end says the same.
                events.WriteCustom("text", replaced.Text, AgentJson.Readable.String);
                _replaced = replaced.Text;
                break;
            case TurnEvent.Finished finished:
                Finish(finished.Answer);
                break;
        }
    }

    private void Text(string text)
    {
        if (!_started)
            events.Write("TEXT_MESSAGE_START", ("messageId", messageId), ("role", "assistant"));
        _started = true;
        if (text.Length > 0)
            events.Write("TEXT_MESSAGE_CONTENT", ("messageId", messageId), ("delta", text));
    }

    private void Result(TurnEvent.ToolFinished finished)
    {
        var (id, content) = (finished.CallId + "-result", finished.Error ?? string.Join("\n\n", finished.Parts.Select(part => PartText.Of(part, culture))));
        events.Write("TOOL_CALL_RESULT", ("messageId", id), ("toolCallId", finished.CallId), ("role", "tool"), ("content", content));
        messages.Result(id, finished.CallId, content);
        if (PartOutput.Of(finished.Parts, culture) is { Count: > 0 } parts)
            events.WriteCustom("parts", new PartsOutput(finished.CallId, finished.Tool, finished.Title?.For(culture) ?? finished.Tool, parts), AgentJson.Readable.PartsOutput);
    }

    private void Finish(Answer answer)
    {
        if (_started)
            events.Write("TEXT_MESSAGE_END", ("messageId", messageId));
        if (_replaced is not null)
            events.Write("MESSAGES_SNAPSHOT", "messages", messages.With(messageId, _replaced), AgentJson.Readable.JsonArray);
        events.WriteCustom("sources", [.. answer.Citations.Select(citation => CitationOutput.Of(citation, culture))], OutputJson.Readable.IReadOnlyListCitationOutput);
        var label = answer.Mode == AnswerMode.Extractive ? AnswerTexts.For(culture).ExtractiveLabel : AnswerTexts.For(culture).GeneratedLabel(answer.Model ?? "?");
        events.WriteCustom(
            "answer",
            new AnswerStateOutput(
                AnswerOutput.ModeName(answer.Mode),
                label,
                answer.Model,
                answer.Notice,
                answer.IsPartial,
                [.. answer.Checks.Select(check => AnswerCheckOutput.Of(check, culture))],
                answer.Refused,
                answer.Suggestions,
                answer.WordsNotFound),
            AgentJson.Readable.AnswerStateOutput);
    }
}
