using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Telemetry;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.ToolLoop;

/// <summary>
/// Runs one call under its time limit and makes a result of whatever comes of it. A plugin's own sentence reaches the model; any other
/// exception becomes a general sentence and is logged. Thread-safe.
/// </summary>
internal sealed class ToolInvoker(ToolLoopOptions options, Func<string, string, string> wrap, TimeProvider timeProvider, ILogger log)
{
    /// <summary>The result of a call that is not run.</summary>
    public static FunctionResultContent Refuse(PlannedCall call, CallRefusal refusal) => Result(call, refusal.Status, Outcome(refusal), refusal.ForModel, TimeSpan.Zero);

    /// <summary>Runs a call.</summary>
    /// <param name="call">The call; it has a tool, and arguments that fit.</param>
    /// <param name="isApproved">Whether a person has approved this very call.</param>
    /// <param name="turnLimit">Cancelled when the turn's time for tools is used up.</param>
    /// <param name="cancellationToken">Ends the call at once, whatever the tool does.</param>
    public async Task<FunctionResultContent> InvokeAsync(PlannedCall call, bool isApproved, CancellationToken turnLimit, CancellationToken cancellationToken)
    {
        using var activity = TurnActivity.BeginTool(call.Content.Name, call.Content.CallId);
        var result = await RunAsync(call, isApproved, turnLimit, cancellationToken);
        if (result.RawRepresentation is ToolCallReport { Outcome.Error: { } error })
            TurnActivity.Failed(activity, error.Kind.ToString());
        return result;
    }

    private async Task<FunctionResultContent> RunAsync(PlannedCall call, bool isApproved, CancellationToken turnLimit, CancellationToken cancellationToken)
    {
        var tool = call.Content.Name;
        var started = timeProvider.GetTimestamp();
        using var callLimit = new CancellationTokenSource(options.CallLimit, timeProvider);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(callLimit.Token, turnLimit, cancellationToken);
        try
        {
            var (status, outcome, text) = Read(call, await StartAsync(call, isApproved, any.Token));
            return Result(call, status, outcome, text, timeProvider.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (any.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var refusal = turnLimit.IsCancellationRequested
                ? CallRefusal.TimeUsedUp(tool, options.TurnLimit) with { Status = ToolCallStatus.TimedOut, Kind = ToolErrorKind.TimedOut }
                : CallRefusal.TimedOut(tool, options.CallLimit);
            log.TimedOut(tool, timeProvider.GetElapsedTime(started).TotalSeconds);
            return Result(call, refusal.Status, Outcome(refusal), refusal.ForModel, timeProvider.GetElapsedTime(started));
        }
        catch (PluginException exception)
        {
            var outcome = new ToolOutcome([], new ToolError(ToolErrorKind.Failed, new LocalizedText(exception.Message)));
            return Result(call, ToolCallStatus.Failed, outcome, Wrapped(tool, $"Error: {exception.Message}"), timeProvider.GetElapsedTime(started));
        }
        catch (Exception exception)
        {
            // Without its message: it may quote the arguments.
            log.Faulted(tool, exception.GetType().FullName ?? exception.GetType().Name, exception.StackTrace ?? "");
            var refusal = CallRefusal.Faulted(tool);
            return Result(call, refusal.Status, Outcome(refusal), refusal.ForModel, timeProvider.GetElapsedTime(started));
        }
    }

    // On another thread, and not waited for beyond the limit: a tool may block or ignore that it was cancelled.
    private static async Task<object?> StartAsync(PlannedCall call, bool isApproved, CancellationToken cancellationToken)
    {
        var arguments = new AIFunctionArguments(ArgumentReader.ToDictionary(call.ArgumentsJson!));
        if (isApproved)
            TurnFunction.Approved(arguments);
        var running = Task.Run(async () => await call.Function!.InvokeAsync(arguments, cancellationToken), cancellationToken);
        try
        {
            return await running.WaitAsync(cancellationToken);
        }
        finally
        {
            _ = running.ContinueWith(static given => _ = given.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private (ToolCallStatus Status, ToolOutcome Outcome, string ForModel) Read(PlannedCall call, object? result)
    {
        var tool = call.Content.Name;
        switch (result)
        {
            case ToolReply { Outcome.Error: { } error } reply:
                var status = error.Kind switch
                {
                    ToolErrorKind.TimedOut => ToolCallStatus.TimedOut,
                    ToolErrorKind.InvalidArguments => ToolCallStatus.InvalidArguments,
                    ToolErrorKind.ApprovalRequired => ToolCallStatus.Refused,
                    _ => ToolCallStatus.Failed,
                };
                return (status, reply.Outcome, error.Kind == ToolErrorKind.Faulted ? CallRefusal.Faulted(tool).ForModel : Wrapped(tool, reply.ForModel));
            case ToolReply reply:
                return (ToolCallStatus.Succeeded, reply.Outcome, Wrapped(tool, reply.ForModel));
            default:
                var text = Text(result);
                return (ToolCallStatus.Succeeded, new ToolOutcome([new Notice(new LocalizedText(text))]), Wrapped(tool, text));
        }
    }

    private static string Text(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        TextContent content => content.Text,
        _ => JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions.GetTypeInfo(result.GetType())),
    };

    // The note stands outside what is marked as data, and the mark that ends the data is never cut off.
    private string Wrapped(string tool, string text)
    {
        if (text.Length <= options.MaxResultCharacters)
            return wrap(tool, text);
        var length = char.IsHighSurrogate(text[options.MaxResultCharacters - 1]) ? options.MaxResultCharacters - 1 : options.MaxResultCharacters;
        return string.Create(CultureInfo.InvariantCulture, $"{wrap(tool, text[..length])}\n[Cut: the first {length} of {text.Length} characters.]");
    }

    private static ToolOutcome Outcome(CallRefusal refusal) => new([], new ToolError(refusal.Kind, refusal.ForPerson));

    private static FunctionResultContent Result(PlannedCall call, ToolCallStatus status, ToolOutcome outcome, string forModel, TimeSpan duration) => new(call.Content.CallId, forModel)
    {
        RawRepresentation = new ToolCallReport(call.Content.CallId, call.Content.Name, call.ArgumentsJson, status, outcome, duration),
    };
}
