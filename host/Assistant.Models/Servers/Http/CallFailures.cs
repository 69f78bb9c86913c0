using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Assistant.Walls.Egress;

namespace Assistant.Models.Servers.Http;

/// <summary>
/// Makes the exceptions of the calls of one model at one endpoint: each names endpoint, model, cause and cure. Neither a request's nor an
/// answer's text gets in, and so no server's own words either, since they may quote both. Immutable.
/// </summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="Model">The model; <see langword="null"/> for calls that concern none.</param>
internal sealed record CallFailures(string Endpoint, string? Model)
{
    private static readonly CompositeFormat s_message = CompositeFormat.Parse("Endpoint {0}{1}: {2}. {3}");

    /// <summary>What came is not the protocol.</summary>
    public ModelException Broken(string cause) => Create(
        ModelFailure.BrokenAnswer, cause, "Ask again; if it repeats, check that Kind fits the server and that no proxy on the way changes answers.", because: new(ModelCauseCode.NotTheProtocol) { Detail = cause });

    /// <summary>The stream ended without its end mark.</summary>
    public ModelException EndedEarly() => Create(
        ModelFailure.BrokenAnswer, "the answer broke off without its end mark", "Ask again; if it repeats, look into that server's log, and at time limits of proxies on the way.", because: new(ModelCauseCode.AnswerEndedEarly));

    /// <summary>The server was silent for too long.</summary>
    public ModelException Silent(TimeSpan limit, bool hasBegun) => hasBegun
        ? Create(ModelFailure.TimedOut, $"nothing came for {Seconds(limit)} in the middle of an answer", "The server hangs or is overloaded: restart it, or raise IdleLimit of the endpoint.", because: ModelCause.Of(ModelCauseCode.SilentInAnswer, limit.TotalSeconds))
        : Create(ModelFailure.TimedOut, $"no answer began within {Seconds(limit)}", "The server is overloaded or still loading the model: lower Parallel of the endpoint, or raise FirstByteLimit.", because: ModelCause.Of(ModelCauseCode.NoAnswerInTime, limit.TotalSeconds));

    /// <summary>The server answered with an error status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="words">The server's own words; recognised, never quoted.</param>
    /// <param name="retryAfter">When to try again, if the server said so.</param>
    public ModelException Refused(HttpStatusCode status, string? words, TimeSpan? retryAfter)
    {
        // A request that a server calls wrong is wrong, whatever broke over it.
        if (KnownCause.Find(words, status, Model) is { } known && !(known.Failure == ModelFailure.ServerFailed && (int)status < 500))
            return Create(known.Failure, known.Cause, known.Cure, retryAfter: retryAfter, because: new(known.Code));
        var cause = string.Create(CultureInfo.InvariantCulture, $"the server answered with status {(int)status}");
        const string Log = "Look into that server's log; its words are not repeated here, since they may quote the conversation.";
        return status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => Create(ModelFailure.Busy, "the server has too much to do", "Ask again later, lower Parallel of the endpoint, or add a server.", retryAfter: retryAfter),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Create(ModelFailure.Unreachable, $"{cause}: it does not accept the key", "Check KeyFile of the endpoint.", because: Status(ModelCauseCode.KeyRefused)),
            HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => Create(ModelFailure.TimedOut, cause, "The server is overloaded, or a proxy before it has a short time limit.", retryAfter: retryAfter, because: Status(ModelCauseCode.TimeoutStatus)),
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotAcceptable or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.NotImplemented =>
                Create(ModelFailure.BrokenAnswer, $"{cause}: this API is not served there", "Check Url and Kind of the endpoint: Ollama's own API has no path, the OpenAI-compatible one usually ends in /v1.", because: Status(ModelCauseCode.NotServed)),
            < HttpStatusCode.BadRequest => Create(ModelFailure.BrokenAnswer, $"{cause}, which is no answer", "Set Url of the endpoint to the address at which the server itself answers.", because: Status(ModelCauseCode.NoAnswerStatus)),
            < HttpStatusCode.InternalServerError => Create(ModelFailure.Rejected, $"{cause}: it refuses the request as it is", Log, because: Status(ModelCauseCode.ErrorStatus)),
            _ => Create(ModelFailure.ServerFailed, cause, Log, retryAfter: retryAfter, because: Status(ModelCauseCode.ErrorStatus)),
        };

        ModelCause Status(ModelCauseCode code) => ModelCause.Of(code, (int)status);
    }

    /// <summary>The server reported an error after it had begun an answer under status 200.</summary>
    /// <param name="words">The server's own words; recognised, never quoted.</param>
    public ModelException Failed(string? words) => KnownCause.Find(words, HttpStatusCode.OK, Model) is { } known
        ? Create(known.Failure, known.Cause, known.Cure, because: new(known.Code))
        : Create(ModelFailure.ServerFailed, "the server reported an error in the middle of an answer", "Look into that server's log; its words are not repeated here, since they may quote the conversation.", because: new(ModelCauseCode.ErrorInAnswer));

    /// <summary>Sending or reading failed.</summary>
    /// <param name="exception">The cause.</param>
    /// <param name="hasBegun">Whether a part of an answer had come.</param>
    /// <param name="connectLimit">How long a connection may take.</param>
    public ModelException From(Exception exception, bool hasBegun, TimeSpan connectLimit)
    {
        const string Start = "Start the server there, or correct Url of the endpoint.";
        return exception switch
        {
            ModelException own => own,
            EgressDeniedException => Create(ModelFailure.Unreachable, "the host's egress wall refuses the address that this name leads to", "Write that address itself into Url of the endpoint.", exception, because: new(ModelCauseCode.EgressRefused)),
            OperationCanceledException { InnerException: TimeoutException } or HttpRequestException { InnerException: OperationCanceledException or SocketException { SocketErrorCode: SocketError.TimedOut } } => Create(ModelFailure.TimedOut, $"no connection within {Seconds(connectLimit)}", $"{Start} A firewall may also be in the way.", exception, because: ModelCause.Of(ModelCauseCode.NoConnectionInTime, connectLimit.TotalSeconds)),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Create(ModelFailure.Unreachable, "its name is unknown", "Correct Url of the endpoint, or the name server.", exception, because: new(ModelCauseCode.NameUnknown)),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Create(ModelFailure.Unreachable, "no secure connection: its certificate is not trusted, or it does not speak TLS", "Correct the certificate, or Url of the endpoint.", exception, because: new(ModelCauseCode.NoSecureConnection)),
            HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => Create(ModelFailure.Unreachable, "its name is unknown", "Correct Url of the endpoint, or the name server.", exception, because: new(ModelCauseCode.NameUnknown)),
            HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => Create(ModelFailure.Unreachable, "the connection was refused", Start, exception, because: new(ModelCauseCode.ConnectionRefused)),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Create(ModelFailure.Unreachable, "no connection", Start, exception, because: new(ModelCauseCode.NoConnection)),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => Broken("what came is no HTTP"),
            _ when hasBegun => Create(ModelFailure.BrokenAnswer, "the connection broke in the middle of an answer", "Ask again; if it repeats, look into that server's log.", exception, because: new(ModelCauseCode.AnswerBroke)),
            _ => Create(ModelFailure.Unreachable, "the connection broke before an answer", "Ask again; if it repeats, look into that server's log.", exception, because: new(ModelCauseCode.ConnectionBroke)),
        };
    }

    public ModelException Create(ModelFailure failure, string cause, string cure, Exception? inner = null, TimeSpan? retryAfter = null, ModelCause? because = null) =>
        new(failure, string.Format(CultureInfo.InvariantCulture, s_message, Endpoint, Model is null ? "" : $", model {Model}", cause, cure), inner)
        {
            Endpoint = Endpoint,
            Model = Model,
            RetryAfter = retryAfter,
            Cause = because ?? ModelCause.Other,
        };

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} seconds");
}
