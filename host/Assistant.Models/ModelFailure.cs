namespace Assistant.Models;

/// <summary>What went wrong with a model call.</summary>
public enum ModelFailure
{
    /// <summary>No connection: refused, no route, unknown name, not allowed, or broken before an answer.</summary>
    Unreachable,

    /// <summary>The connection, the first byte or the next line did not come in time.</summary>
    TimedOut,

    /// <summary>The server has too much to do (503, 429).</summary>
    Busy,

    /// <summary>The server does not have the model (404).</summary>
    ModelMissing,

    /// <summary>The server refuses the request as it is (400, 413, 422): another endpoint would refuse it too.</summary>
    Rejected,

    /// <summary>The server failed (5xx), or said so in mid-stream.</summary>
    ServerFailed,

    /// <summary>What came is no answer: not the protocol, or a stream that ended without its end mark.</summary>
    BrokenAnswer,

    /// <summary>The model's vectors have another length than before: it was exchanged under its name.</summary>
    EmbeddingSizeChanged,

    /// <summary>The host's own queue is full.</summary>
    QueueFull,

    /// <summary>No model is set up for the role, or none of its endpoints is in reach.</summary>
    NoneInReach,
}
