namespace Assistant.Models;

/// <summary>A model call that failed. The message names endpoint, model, cause and cure, in English, for operators; never a prompt.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="message">Endpoint, model, cause and cure in a sentence or two.</param>
    /// <param name="innerException">The cause.</param>
    public ModelException(ModelFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>What went wrong.</summary>
    public ModelFailure Failure { get; }

    /// <summary>What lies behind it. Default: something else than what has a code.</summary>
    public ModelCause Cause { get; init; } = ModelCause.Other;

    /// <summary>The endpoint's name; <see langword="null"/> where none was asked.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The model; <see langword="null"/> where none was chosen.</summary>
    public string? Model { get; init; }

    /// <summary>When to try again; <see langword="null"/> where nobody knows.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
