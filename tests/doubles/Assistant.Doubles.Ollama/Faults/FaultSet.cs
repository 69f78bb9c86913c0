namespace Assistant.Doubles.Ollama.Faults;

/// <summary>The faults that one request meets.</summary>
internal sealed class FaultSet(IReadOnlyList<Fault> faults, Task cleared)
{
    public static FaultSet None { get; } = new([], Task.CompletedTask);

    public IReadOnlyList<Fault> BeforeAnswer { get; } = [.. faults.Where(fault => fault.IsBeforeAnswer)];

    public IReadOnlyList<Fault> InStream { get; } = [.. faults.Where(fault => fault.IsInStream).OrderBy(fault => fault.After)];

    public bool InPieces { get; } = faults.Any(fault => fault.Kind == FaultKind.OneBytePieces);

    public bool WithBlankLines { get; } = faults.Any(fault => fault.Kind == FaultKind.BlankLines);

    /// <summary>Until the plan is cleared.</summary>
    public Task HangAsync(CancellationToken cancellationToken) => cleared.WaitAsync(cancellationToken);
}
