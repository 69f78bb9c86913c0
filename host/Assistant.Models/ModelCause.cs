namespace Assistant.Models;

/// <summary>What lies behind a failure of an endpoint: for a page that tells it in the operator's language. Immutable.</summary>
/// <param name="Code">What.</param>
public sealed record ModelCause(ModelCauseCode Code)
{
    /// <summary>What the code names, in its order: texts and numbers.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>Words for developers; never a prompt. <see langword="null"/> where there are none.</summary>
    public string? Detail { get; init; }

    /// <summary>Something else.</summary>
    public static ModelCause Other { get; } = new(ModelCauseCode.Other);

    internal static ModelCause Of(ModelCauseCode code, params object[] arguments) => new(code) { Arguments = arguments };
}
