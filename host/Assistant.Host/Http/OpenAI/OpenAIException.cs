namespace Assistant.Host.Http.OpenAI;

/// <summary>A request that is answered with an error in OpenAI's shape. The message is for the developer of the client.</summary>
internal sealed class OpenAIException(int status, string message, string? code = null, string? parameter = null) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>A word for programs: <c>model_not_found</c>.</summary>
    public string? Code { get; } = code;

    /// <summary>The parameter that is wrong: <c>messages[2].content</c>.</summary>
    public string? Parameter { get; } = parameter;

    /// <summary>When to try again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The kind of error, as OpenAI names them.</summary>
    public string Type => Status switch
    {
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    /// <summary>A parameter has a value that it cannot have.</summary>
    public static OpenAIException Invalid(string parameter, string sentence) =>
        new(StatusCodes.Status400BadRequest, $"“{parameter}” {sentence}", "invalid_value", parameter);

    /// <summary>A parameter that would change the answer, and cannot here: better refused than ignored.</summary>
    public static OpenAIException Unsupported(string parameter, string sentence) =>
        new(StatusCodes.Status400BadRequest, $"“{parameter}” {sentence}", "unsupported_parameter", parameter);

    /// <summary>There is no such model.</summary>
    public static OpenAIException ModelNotFound(string model, string sentence) =>
        new(StatusCodes.Status404NotFound, $"The model “{model}” does not exist here. {sentence}", "model_not_found", "model");
}
