namespace Assistant.Doubles.Ollama.Faults;

/// <summary>What goes wrong. Those with a count happen after <see cref="Fault.After"/> tokens were sent.</summary>
public enum FaultKind
{
    /// <summary>503, as when too many calls wait for a load.</summary>
    Busy,

    /// <summary><see cref="Fault.Status"/> with <see cref="Fault.Body"/>.</summary>
    Status,

    /// <summary>404, as if the model had been removed.</summary>
    ModelMissing,

    /// <summary>The right answer, <see cref="Fault.Delay"/> late.</summary>
    Slow,

    /// <summary>Accepts the connection and the request and never answers, until the plan is cleared.</summary>
    HangBeforeHeaders,

    /// <summary>Falls silent in the middle of a stream, until the plan is cleared; then goes on.</summary>
    Hang,

    /// <summary>A line with an error under 200; before the first token, as in Ollama, a 500 instead.</summary>
    ErrorLine,

    /// <summary>The stream ends in good order, but without <c>done</c>.</summary>
    EndWithoutDone,

    /// <summary>The connection is cut.</summary>
    CutConnection,

    /// <summary>A line that is no JSON (<see cref="Fault.Body"/>), then the stream goes on.</summary>
    GarbageLine,

    /// <summary>Every byte is sent on its own, with a pause after sixteen of them: the client sees letters and lines in pieces.</summary>
    OneBytePieces,

    /// <summary>Blank lines between the lines.</summary>
    BlankLines,
}
