namespace Assistant.PluginHosting;

/// <summary>One thing that is wrong with a manifest or with a city's settings. Immutable.</summary>
/// <param name="Path">Where, as JSON path: <c>$.skills[0].id</c>.</param>
/// <param name="Message">What is wrong and how to put it right, in sentences (English).</param>
public sealed record Finding(string Path, string Message)
{
    /// <summary>Which rule was broken, as in <c>sdk/docs/diagnostics.md</c>: <c>CAP1001</c>; <see langword="null"/> where it is none of those.</summary>
    public string? Id { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
