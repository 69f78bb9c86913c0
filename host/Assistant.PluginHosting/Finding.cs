namespace Assistant.PluginHosting;

/// <summary>One thing that is wrong with a manifest or with a city's settings. Immutable.</summary>
/// <param name="Path">Where, as JSON path: <c>$.skills[0].id</c>.</param>
/// <param name="Message">What is wrong and how to put it right, in sentences (English).</param>
public sealed record Finding(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
