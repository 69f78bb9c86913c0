using Microsoft.Extensions.Logging;

namespace Assistant.Models.Endpoints;

/// <summary>What operators read of endpoints; never a prompt.</summary>
internal static partial class EndpointLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Model server {Endpoint} is up with {Models} models")]
    public static partial void CameUp(ILogger logger, string endpoint, int models);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Model server {Endpoint} is down: {Reason}")]
    public static partial void WentDown(ILogger logger, string endpoint, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Model server {Endpoint} does not describe {Model}: {Reason}")]
    public static partial void NotDescribed(ILogger logger, string endpoint, string model, string reason);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "Model server {Endpoint} has {Model} ready")]
    public static partial void WarmedUp(ILogger logger, string endpoint, string model);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "Model server {Endpoint} could not load {Model}: {Reason}")]
    public static partial void NotWarmedUp(ILogger logger, string endpoint, string model, string reason);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning, Message = "Model server {Endpoint} failed with {Model} before its first token; the call goes on elsewhere if it can: {Reason}")]
    public static partial void FailedOver(ILogger logger, string endpoint, string model, string reason);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "Model server {Endpoint} failed with {Model} in mid-answer: {Reason}")]
    public static partial void BrokeOff(ILogger logger, string endpoint, string model, string reason);

    [LoggerMessage(EventId = 8, Level = LogLevel.Error, Message = "The host runs without language models until the settings are corrected: {Error}")]
    public static partial void WrongSettings(ILogger logger, string error);

    [LoggerMessage(EventId = 9, Level = LogLevel.Information, Message = "No model server is set up: answers consist of quotes alone (Assistant:Models:Endpoints)")]
    public static partial void NoEndpoints(ILogger logger);

    [LoggerMessage(EventId = 10, Level = LogLevel.Error, Message = "The lengths of vectors cannot be kept in {File}: {Reason}")]
    public static partial void SizesNotKept(ILogger logger, string file, string reason);

    [LoggerMessage(EventId = 11, Level = LogLevel.Error, Message = "Probing model server {Endpoint} failed in a way that it should not; it goes on")]
    public static partial void ProbeFailed(ILogger logger, Exception exception, string endpoint);
}
