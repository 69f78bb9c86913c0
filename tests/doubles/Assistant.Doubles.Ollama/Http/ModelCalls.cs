using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Doubles.Ollama.Requests;
using Assistant.Doubles.Ollama.Runners;
using Assistant.Doubles.Ollama.Streaming;
using Microsoft.AspNetCore.Http;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>Calls that make a model write: who may, with what loaded, and what of the prompt it sees.</summary>
internal sealed class ModelCalls(ServerParts parts)
{
    private readonly Generation _generation = new(parts);
    private int _number;

    public Task ChatAsync(HttpContext context, ReceivedRequest request, FaultSet faults)
    {
        if (request.Model.Length == 0)
            throw new RefusedException(400, "model is required");
        return AnswerAsync(context, request, faults, new ChatLines(request.Model), "chat");
    }

    public Task GenerateAsync(HttpContext context, ReceivedRequest request, FaultSet faults) =>
        AnswerAsync(context, request, faults, new GenerateLines(request.Model), "generate");

    public Task ChatChunksAsync(HttpContext context, ReceivedRequest request, FaultSet faults)
    {
        if (request.Model.Length == 0)
            throw new RefusedException(400, "model is required");
        return AnswerAsync(context, request, faults, new ChatChunks(Interlocked.Increment(ref _number), request.Model, parts.Time.GetUtcNow(), request.IncludeUsage), "chat");
    }

    public Task CompletionChunksAsync(HttpContext context, ReceivedRequest request, FaultSet faults) =>
        AnswerAsync(context, request, faults, new CompletionChunks(Interlocked.Increment(ref _number), request.Model, parts.Time.GetUtcNow(), request.IncludeUsage), "generate");

    public static RunnerSettings SettingsOf(ReceivedRequest request, OllamaModel model, int defaultContext)
    {
        var options = GoJson.Object(request.Body, "options") ?? default;
        return new RunnerSettings(
            // Never more than it was trained for, never less than 4.
            Math.Clamp(request.ContextTokens ?? defaultContext, 4, Math.Max(4, model.ContextLength)),
            GoJson.Get(options, "num_batch")?.GetRawText(),
            GoJson.Get(options, "num_gpu")?.GetRawText(),
            GoJson.Get(options, "use_mmap")?.GetRawText(),
            GoJson.Get(options, "num_thread")?.GetRawText());
    }

    public static TimeSpan? KeepAliveOf(ReceivedRequest request) => request.KeepAlive is null ? null : GoDuration.Parse(GoJson.Get(request.Body, "keep_alive")!.Value);

    private async Task AnswerAsync(HttpContext context, ReceivedRequest request, FaultSet faults, LineFormat format, string verb)
    {
        var keepAlive = KeepAliveOf(request);
        var model = parts.Models.Find(request.Model) ?? throw new RefusedException(404, $"model '{request.Model}' not found");
        if (request.Messages.Count == 0 && keepAlive == TimeSpan.Zero)
        {
            parts.Scheduler.Unload(model);
            await _generation.SaySoAsync(context, format, "unload");
            return;
        }

        CheckCapabilities(request, model, verb);
        using var lease = await parts.Scheduler.AcquireAsync(model, SettingsOf(request, model, parts.Options.DefaultContextTokens), keepAlive, context.RequestAborted);
        if (request.Messages.Count == 0)
        {
            await _generation.SaySoAsync(context, format, "load");
            return;
        }

        if (request.Format.ValueKind == System.Text.Json.JsonValueKind.String && request.Format.GetString() is { Length: > 0 } name and not "json")
            throw new RefusedException(500, $"invalid format: \"{name}\"; expected \"json\" or a valid JSON Schema object");
        Fit(request, lease.Runner.Settings.ContextTokens);
        await lease.TakeSlotAsync(parts.Counters, context.RequestAborted);
        await _generation.RunAsync(context, request, format, faults, lease.LoadTime);
    }

    private static void CheckCapabilities(ReceivedRequest request, OllamaModel model, string verb)
    {
        // Unset means true on a model that can.
        request.ThinksAloud = model.Has("thinking") && request.Think is not "false";
        if (!model.Has("thinking") && request.Think is not null and not "false")
            throw new RefusedException(400, $"\"{request.Model}\" does not support thinking");
        if (!model.Has("completion"))
            throw new RefusedException(400, $"\"{request.Model}\" does not support {verb}");
        if (request.Tools.Count > 0 && !model.Has("tools"))
            throw new RefusedException(400, $"registry.ollama.ai/library/{model.FullName} does not support tools");
    }

    /// <summary>Drops the oldest messages until the prompt fits; never system messages, the last message, or the call before a tool's result.</summary>
    private static void Fit(ReceivedRequest request, int contextTokens)
    {
        var messages = request.Messages;
        var start = 0;
        for (var index = 0; index < messages.Count; index++)
        {
            start = CallBefore(messages, index);
            if (TokensFrom(request, start) <= contextTokens)
                break;
        }

        request.DroppedMessages = messages.Take(start).Count(message => message.Role != "system");
        request.PromptTokens = Math.Min(TokensFrom(request, start), contextTokens);
    }

    private static int TokensFrom(ReceivedRequest request, int start) =>
        request.ToolTokens + request.Messages.Where((message, index) => index >= start || message.Role == "system").Sum(message => message.Tokens);

    private static int CallBefore(IReadOnlyList<ReceivedMessage> messages, int index)
    {
        var start = index;
        while (start > 0 && messages[start].Role == "tool")
            start--;
        return start < index && messages[start].ToolCalls.Count > 0 ? start : index;
    }
}
