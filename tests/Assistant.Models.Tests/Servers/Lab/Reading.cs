using Assistant.Fuzz;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Assistant.Models.Servers.Ollama;
using Assistant.Models.Servers.OpenAI;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Servers.Lab;

/// <summary>Reads bytes as a client reads an answer.</summary>
internal static class Reading
{
    public static CallFailures Failures { get; } = new("gpu1:11434", "qwen3:14b");

    public static Task<List<ChatResponseUpdate>> OllamaAsync(string answer, Func<int>? pieces = null) => ReadAsync(answer, new OllamaAnswerParser(Failures), pieces);

    public static Task<List<ChatResponseUpdate>> OpenAIAsync(string answer, Func<int>? pieces = null) => ReadAsync(answer, new OpenAIAnswerParser(Failures), pieces);

    public static async Task<List<ChatResponseUpdate>> ReadAsync(string answer, IAnswerParser parser, Func<int>? pieces = null)
    {
        var stream = new PieceStream(System.Text.Encoding.UTF8.GetBytes(answer), pieces ?? (() => int.MaxValue));
        var watch = new SilenceWatch(TimeProvider.System, TimeSpan.FromSeconds(30), CancellationToken.None);
        var read = new Answer(stream, stream, watch, Failures, new EndpointOptions(), CancellationToken.None);
        return await AnswerUpdates.ReadAsync(_ => Task.FromResult((read, parser)), CancellationToken.None).ToListAsync();
    }

    /// <summary>What was read, or how reading failed, in a form that can be compared.</summary>
    public static async Task<string> OutcomeAsync(Func<Task<List<ChatResponseUpdate>>> read)
    {
        try
        {
            return string.Join('\n', (await read()).Select(Describe));
        }
        catch (ModelException exception)
        {
            return $"{exception.Failure}: {exception.Message}";
        }
    }

    private static string Describe(ChatResponseUpdate update) => string.Join(" | ", update.Contents.Select(content => content switch
    {
        TextContent text => $"text {text.Text}",
        TextReasoningContent thinking => $"thinking {thinking.Text}",
        FunctionCallContent call => $"call {call.Name}({string.Join(", ", call.Arguments?.Select(argument => $"{argument.Key}={argument.Value}") ?? [])}) {call.Exception?.Message}",
        UsageContent usage => $"usage {usage.Details.InputTokenCount} {usage.Details.OutputTokenCount}",
        _ => content.GetType().Name,
    })) + $" {update.FinishReason}";
}
