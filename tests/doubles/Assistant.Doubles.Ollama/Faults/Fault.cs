namespace Assistant.Doubles.Ollama.Faults;

/// <summary>A fault that requests meet. Immutable.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="After">After how many tokens, for kinds that happen in the middle of a stream. Default: before the first.</param>
public sealed record Fault(FaultKind Kind, int After = 0)
{
    /// <summary>Only requests whose path starts with this: <c>/api/chat</c>. Default: all that want a model to work, for <see cref="FaultKind.HangBeforeHeaders"/>, <see cref="FaultKind.Status"/> and <see cref="FaultKind.Slow"/> all.</summary>
    public string Path { get; init; } = "";

    /// <summary>Only requests for this model. Default: any.</summary>
    public string? Model { get; init; }

    /// <summary>How often. Default: always.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>The status of <see cref="FaultKind.Status"/>. Default: 500.</summary>
    public int Status { get; init; } = 500;

    /// <summary>The whole body of <see cref="FaultKind.Status"/>, the message of <see cref="FaultKind.ErrorLine"/>, the line of <see cref="FaultKind.GarbageLine"/>. Default: what Ollama would say.</summary>
    public string? Body { get; init; }

    /// <summary>How long <see cref="FaultKind.Slow"/> takes. Default: one second.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    internal bool IsBeforeAnswer => Kind is FaultKind.Busy or FaultKind.Status or FaultKind.ModelMissing or FaultKind.Slow or FaultKind.HangBeforeHeaders;

    internal bool IsInStream => Kind is FaultKind.Hang or FaultKind.ErrorLine or FaultKind.EndWithoutDone or FaultKind.CutConnection or FaultKind.GarbageLine;

    internal bool Concerns(string path, string? model, bool isWork) =>
        path.StartsWith(Path, StringComparison.Ordinal)
        && (Path.Length > 0 || isWork || Kind is FaultKind.HangBeforeHeaders or FaultKind.Status or FaultKind.Slow)
        && (Model is null || (model is not null && string.Equals(OllamaModel.WithTag(Model), OllamaModel.WithTag(model), StringComparison.OrdinalIgnoreCase)));
}
