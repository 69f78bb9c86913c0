namespace Assistant.Models;

/// <summary>What lies behind a failure of an endpoint. In brackets: the arguments of <see cref="ModelCause"/>.</summary>
public enum ModelCauseCode
{
    /// <summary>Something else; the class of the failure says what there is to say.</summary>
    Other,

    /// <summary>The host's egress wall refuses the address.</summary>
    EgressRefused,

    /// <summary>The name is unknown.</summary>
    NameUnknown,

    /// <summary>The connection was refused.</summary>
    ConnectionRefused,

    /// <summary>There is no connection.</summary>
    NoConnection,

    /// <summary>There is no connection within a time (seconds).</summary>
    NoConnectionInTime,

    /// <summary>There is no secure connection.</summary>
    NoSecureConnection,

    /// <summary>The connection broke before an answer.</summary>
    ConnectionBroke,

    /// <summary>The connection broke in the middle of an answer.</summary>
    AnswerBroke,

    /// <summary>An answer ended without its end mark.</summary>
    AnswerEndedEarly,

    /// <summary>No answer began within a time (seconds).</summary>
    NoAnswerInTime,

    /// <summary>Nothing came for a time in the middle of an answer (seconds).</summary>
    SilentInAnswer,

    /// <summary>The server does not accept the key (status).</summary>
    KeyRefused,

    /// <summary>The key file cannot be read (file).</summary>
    KeyFileUnreadable,

    /// <summary>The key file holds no key (file).</summary>
    KeyFileEmpty,

    /// <summary>The server answered with an error (status).</summary>
    ErrorStatus,

    /// <summary>A proxy or the server gave up (status).</summary>
    TimeoutStatus,

    /// <summary>This API is not served there (status).</summary>
    NotServed,

    /// <summary>The server answered with what is no answer (status).</summary>
    NoAnswerStatus,

    /// <summary>What came is not the protocol; the detail says what is wrong with it.</summary>
    NotTheProtocol,

    /// <summary>The server has not enough memory for the model.</summary>
    OutOfMemory,

    /// <summary>The model's process on the server failed.</summary>
    ModelProcessFailed,

    /// <summary>The model wrote what the server cannot read as an answer.</summary>
    UnreadableAnswer,

    /// <summary>The server reported an error in the middle of an answer.</summary>
    ErrorInAnswer,

    /// <summary>The server did not answer its probe in time.</summary>
    ProbeTimedOut,

    /// <summary>The server cannot be used; the detail says why.</summary>
    Unusable,
}
