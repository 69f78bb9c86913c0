using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Telemetry;

/// <summary>One call of a model as telemetry sees it, from its start to its disposal. Belongs to the call.</summary>
internal sealed class Observation : IDisposable
{
    private readonly ModelsTelemetry _telemetry;
    private readonly CallScope _scope;
    private readonly Activity? _activity;
    private readonly long _began;
    private TagList _tags;
    private bool _hasBegun;

    public Observation(ModelsTelemetry telemetry, string operation, CallScope scope)
    {
        _telemetry = telemetry;
        _scope = scope;
        _began = telemetry.Time.GetTimestamp();
        _tags = Tags(operation, scope);
        _activity = telemetry.Source.StartActivity($"{operation} {scope.Model}", ActivityKind.Client);
        if (_activity is null)
            return;
        foreach (var tag in _tags)
            _activity.SetTag(tag.Key, tag.Value);
        _activity.SetTag(GenAi.Endpoint, Settings.EndpointName.Of(scope.Endpoint));
    }

    /// <summary>Whether prompt and answer are wanted.</summary>
    public bool WantsContent => _telemetry.RecordContent && _activity is not null;

    public void Asked(ChatOptions? options, bool stream)
    {
        _activity?.SetTag(GenAi.RequestStream, stream ? true : null);
        _activity?.SetTag(GenAi.RequestTemperature, options?.Temperature);
        _activity?.SetTag(GenAi.RequestMaxTokens, options?.MaxOutputTokens);
    }

    /// <summary>A piece of the answer came.</summary>
    public void Came()
    {
        if (_hasBegun)
            return;
        _hasBegun = true;
        var seconds = Seconds();
        _telemetry.FirstChunk.Record(seconds, _tags);
        _activity?.SetTag(GenAi.TimeToFirstChunk, seconds);
    }

    public void Answered(string? id, string? model, string? finish)
    {
        if (model is not null && model != _scope.Model)
            _tags.Add(GenAi.ResponseModel, model);
        _activity?.SetTag(GenAi.ResponseId, id);
        _activity?.SetTag(GenAi.ResponseModel, model ?? _scope.Model);
        if (finish is not null)
            _activity?.SetTag(GenAi.FinishReasons, new[] { finish });
    }

    public void Used(UsageDetails? usage)
    {
        if (usage?.InputTokenCount is { } input)
            Count(input, "input", GenAi.InputTokens);
        if (usage?.OutputTokenCount is { } output)
            Count(output, "output", GenAi.OutputTokens);
    }

    public void Said(string attribute, object value) => _activity?.SetTag(attribute, value);

    public void Failed(Exception exception)
    {
        var type = exception is ModelException known ? known.Failure.ToString() : exception.GetType().FullName;
        _tags.Add(GenAi.ErrorType, type);
        _activity?.SetTag(GenAi.ErrorType, type);
        // Its messages never hold a prompt; those of other exceptions might.
        _activity?.SetStatus(ActivityStatusCode.Error, exception is ModelException ? exception.Message : null);
    }

    public void Dispose()
    {
        _telemetry.Duration.Record(Seconds(), _tags);
        _activity?.Dispose();
    }

    private double Seconds() => _telemetry.Time.GetElapsedTime(_began).TotalSeconds;

    private void Count(long tokens, string type, string attribute)
    {
        var tags = _tags;
        tags.Add(GenAi.TokenType, type);
        _telemetry.Tokens.Record(tokens, tags);
        _activity?.SetTag(attribute, tokens);
    }

    private static TagList Tags(string operation, CallScope scope)
    {
        var tags = new TagList
        {
            { GenAi.Operation, operation },
            // The conventions know no name for Ollama; “openai” stands for its API, whoever speaks it.
            { GenAi.Provider, scope.Endpoint.Kind == EndpointKind.Ollama ? "ollama" : "openai" },
            { GenAi.RequestModel, scope.Model },
            { GenAi.City, scope.Call.CityId },
            { GenAi.Role, scope.Call.Role },
        };
        if (Uri.TryCreate(scope.Endpoint.Url, UriKind.Absolute, out var url))
        {
            tags.Add(GenAi.ServerAddress, url.Host);
            tags.Add(GenAi.ServerPort, url.Port);
        }

        return tags;
    }
}
