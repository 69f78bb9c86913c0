namespace Assistant.Sdk;

/// <summary>What the host asks of a knowledge source. Immutable.</summary>
public sealed record ReadRequest
{
    /// <summary>
    /// What the source itself said at the end of its last complete run; <see langword="null"/> at the first run. The host does not look
    /// into it.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>
    /// <see langword="true"/>: read everything again, whatever the cursor says, so that the host can find what has vanished without
    /// notice. The host asks for it once a week and with <c>sync --full</c>. Default: <see langword="false"/>.
    /// </summary>
    public bool Full { get; init; }
}
