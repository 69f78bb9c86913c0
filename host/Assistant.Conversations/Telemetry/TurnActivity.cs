using System.Diagnostics;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Turns;

namespace Assistant.Conversations.Telemetry;

/// <summary>
/// Spans of turns and tool calls, above those of the models, in the names of OpenTelemetry's conventions for generative AI
/// (opentelemetry.io/docs/specs/semconv/gen-ai). Never a question, an argument or a result.
/// </summary>
internal static class TurnActivity
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "Assistant.Conversations";

    private static readonly ActivitySource s_source = new(SourceName);

    /// <summary>A turn; <see langword="null"/> where nobody listens.</summary>
    public static Activity? BeginTurn(Question question)
    {
        var activity = s_source.StartActivity("invoke_agent assistant");
        activity?.SetTag("gen_ai.operation.name", "invoke_agent");
        activity?.SetTag("gen_ai.agent.name", "assistant");
        activity?.SetTag("assistant.city", question.City.Id);
        return activity;
    }

    /// <summary>How a turn ended.</summary>
    public static void Ended(Activity? turn, Answer answer)
    {
        turn?.SetTag("assistant.answer.mode", answer.Mode == AnswerMode.Generated ? "generated" : "extractive");
        turn?.SetTag("assistant.answer.refused", answer.Refused);
        turn?.SetTag("assistant.answer.partial", answer.IsPartial);
        turn?.SetTag("assistant.answer.citations", answer.Citations.Count);
        turn?.SetTag("assistant.answer.findings", answer.Checks.Count);
    }

    /// <summary>A tool call; <see langword="null"/> where nobody listens.</summary>
    public static Activity? BeginTool(string tool, string callId)
    {
        var activity = s_source.StartActivity("execute_tool " + tool);
        activity?.SetTag("gen_ai.operation.name", "execute_tool");
        activity?.SetTag("gen_ai.tool.name", tool);
        activity?.SetTag("gen_ai.tool.type", "function");
        activity?.SetTag("gen_ai.tool.call.id", callId);
        return activity;
    }

    /// <summary>Why there is no result.</summary>
    public static void Failed(Activity? activity, string errorType)
    {
        activity?.SetTag("error.type", errorType);
        activity?.SetStatus(ActivityStatusCode.Error);
    }
}
