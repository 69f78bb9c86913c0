using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Turns;
using Assistant.Models;
using Assistant.Storage;

namespace Assistant.Host.Http.OpenAI;

/// <summary>
/// Errors as <c>{"error":{message,type,param,code}}</c> under the status that clients act on. What a model server said stays in the log;
/// the program outside learns what happened and whether to try again.
/// </summary>
internal static partial class OpenAIErrors
{
    private static readonly TimeSpan RetryDefault = TimeSpan.FromSeconds(2);

    /// <summary>The error for what went wrong; logs what its reader does not see.</summary>
    public static OpenAIException Of(Exception exception, ILogger logger)
    {
        switch (exception)
        {
            case OpenAIException own:
                return own;
            case JsonBodyException body:
                return new OpenAIException(body.Status, body.Message, body.Status == StatusCodes.Status413PayloadTooLarge ? "request_too_large" : "invalid_body");
            case QuestionException question:
                return new OpenAIException(StatusCodes.Status400BadRequest, question.Message, "invalid_value", "messages");
            case ModelException model:
                LogModel(logger, model.Failure, model.Message);
                return OfModel(model);
            case StorageException storage:
                LogStorage(logger, storage.Failure, storage.Message);
                return new OpenAIException(StatusCodes.Status503ServiceUnavailable, "The storage of the assistant is out of reach at the moment.", "storage_unavailable");
            case OperationCanceledException:
                return new OpenAIException(StatusCodes.Status503ServiceUnavailable, "The request was given up by the host, which is being stopped or restarted.", "cancelled");
            default:
                LogFailure(logger, exception);
                return new OpenAIException(StatusCodes.Status500InternalServerError, "The request failed; the log of the host says why.", "internal_error");
        }
    }

    /// <summary>Writes the error as the whole response.</summary>
    public static async Task WriteAsync(HttpContext context, OpenAIException error)
    {
        var response = context.Response;
        response.StatusCode = error.Status;
        response.ContentType = "application/json";
        if (error.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await using (var json = new Utf8JsonWriter(response.BodyWriter, OpenAIJson.Options))
            Write(json, error);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Writes the error as an object.</summary>
    public static void Write(Utf8JsonWriter json, OpenAIException error)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", error.Message);
        json.WriteString("type", error.Type);
        json.WriteString("param", error.Parameter);
        json.WriteString("code", error.Code);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static OpenAIException OfModel(ModelException exception)
    {
        var (status, code, message) = exception.Failure switch
        {
            ModelFailure.QueueFull => (StatusCodes.Status429TooManyRequests, "rate_limit_exceeded", "Too many requests wait for this model; try again shortly."),
            ModelFailure.Busy => (StatusCodes.Status503ServiceUnavailable, "model_busy", "The model servers have too much to do; try again shortly."),
            ModelFailure.Unreachable => (StatusCodes.Status503ServiceUnavailable, "model_unreachable", "The model server is out of reach."),
            ModelFailure.NoneInReach => (StatusCodes.Status503ServiceUnavailable, "model_unreachable", "No server with this model is in reach."),
            ModelFailure.ModelMissing => (StatusCodes.Status503ServiceUnavailable, "model_missing", "The model is set up here, but its server does not have it."),
            ModelFailure.TimedOut => (StatusCodes.Status504GatewayTimeout, "model_timeout", "The model server did not answer in time."),
            // What exactly is wrong with the request only the server knows; without its words nobody can mend it.
            ModelFailure.Rejected => (StatusCodes.Status400BadRequest, "model_rejected", "The model server refuses the request as it is: " + exception.Message),
            _ => (StatusCodes.Status502BadGateway, "model_failed", "The model server failed."),
        };
        var retry = exception.RetryAfter ?? (exception.Failure is ModelFailure.QueueFull or ModelFailure.Busy ? RetryDefault : null);
        return new OpenAIException(status, message, code) { RetryAfter = retry };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A model call from outside failed: {Failure}: {Reason}")]
    private static partial void LogModel(ILogger logger, ModelFailure failure, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request from outside failed: {Failure}: {Reason}")]
    private static partial void LogStorage(ILogger logger, StorageFailure failure, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request from outside failed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
