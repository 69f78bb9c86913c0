using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Assistant.Walls.Egress;

namespace Assistant.Memory.Indexing.Qdrant.Connection;

/// <summary>Makes the exceptions of one server. Immutable.</summary>
/// <param name="server">Host and port, for messages.</param>
internal sealed class QdrantFailures(string server)
{
    private const int MaxWords = 300;
    private const string Setting = "Assistant:Memory:Qdrant";

    /// <summary>A setting cannot be used.</summary>
    public QdrantException Misconfigured(string cause, string cure, Exception? exception = null) => new(QdrantFailure.Misconfigured, $"Qdrant at {server} cannot be used: {cause}. {cure}", exception);

    /// <summary>Nothing came within a limit.</summary>
    public QdrantException Silent(TimeSpan limit) => Create(
        QdrantFailure.TimedOut,
        string.Create(CultureInfo.InvariantCulture, $"no answer within {limit.TotalSeconds:0.#} s"),
        $"It hangs or is overloaded: look into its log, or raise {Setting}:Timeout.");

    /// <summary>A write was taken but not carried out in time.</summary>
    public QdrantException NotCarriedOut(string status) => Create(QdrantFailure.TimedOut, $"a write is “{status}” and not carried out", "It is overloaded: it is tried again with the next synchronisation.");

    /// <summary>Sending or reading failed.</summary>
    public QdrantException From(Exception exception)
    {
        const string Start = $"Start it, or correct {Setting}:Url.";
        return exception switch
        {
            QdrantException own => own,
            EgressDeniedException => Create(QdrantFailure.Misconfigured, "the host's egress wall refuses the address that its name leads to", $"Write that address itself into {Setting}:Url.", exception),
            JsonException or InvalidOperationException or FormatException => Create(QdrantFailure.BrokenAnswer, "what it answers is not the JSON of Qdrant's API", $"Correct {Setting}:Url; versions from 1.19 on are understood.", exception),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } =>
                Create(QdrantFailure.Unreachable, "its name is unknown", $"Correct {Setting}:Url, or the name server.", exception),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Create(QdrantFailure.Misconfigured, "no secure connection: its certificate is not trusted, or it does not speak TLS", $"Add its authority to the system's certificates, or correct {Setting}:Url.", exception),
            HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => Create(QdrantFailure.Unreachable, "the connection was refused", Start, exception),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => Create(QdrantFailure.BrokenAnswer, "what came is no HTTP", $"Correct {Setting}:Url: the REST API usually has port 6333.", exception),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Create(QdrantFailure.Unreachable, "no connection", Start, exception),
            _ => Create(QdrantFailure.Unreachable, "the connection broke", "It is tried again; if it repeats, look into that server's log.", exception),
        };
    }

    /// <summary>The server answered with an error status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="words">What it said; may be empty.</param>
    /// <param name="retryAfter">When it wants to be asked again.</param>
    public QdrantException Refused(HttpStatusCode status, string words, TimeSpan? retryAfter)
    {
        var (failure, cure) = status switch
        {
            HttpStatusCode.TooManyRequests => (QdrantFailure.Busy, "Raise read_rate_limit or write_rate_limit of its collection, or give it more time."),
            HttpStatusCode.ServiceUnavailable => (QdrantFailure.Busy, "A shard or the server is not available: look at GET /cluster and at its log."),
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => (QdrantFailure.Unreachable, "A proxy before it does not reach it: start it."),
            HttpStatusCode.RequestTimeout => (QdrantFailure.TimedOut, $"It is overloaded: give it more time with {Setting}:Timeout, or more memory."),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => (QdrantFailure.AccessDenied, $"Check the key in {Setting}:ApiKeyFile (or in the variable {QdrantOptions.ApiKeyVariable}); it must be allowed to manage collections."),
            HttpStatusCode.NotFound => (QdrantFailure.Missing, $"If it repeats, correct {Setting}:Url and Collection, and run “assistant sync”."),
            HttpStatusCode.Conflict => (QdrantFailure.Conflict, $"Take that away on the server, or choose another {Setting}:Collection."),
            HttpStatusCode.RequestEntityTooLarge => (QdrantFailure.Refused, "Raise max_request_size_mb of the server to at least 32."),
            HttpStatusCode.InsufficientStorage => (QdrantFailure.StorageFull, "Its disk or its memory is full: make room there. Searching goes on; documents are read again with the next synchronisation."),
            < HttpStatusCode.BadRequest => (QdrantFailure.BrokenAnswer, $"Set {Setting}:Url to the address at which Qdrant itself answers."),
            < HttpStatusCode.InternalServerError => (QdrantFailure.Refused, "Its version may be too old (1.19 is needed); “assistant doctor” says."),
            _ => (QdrantFailure.ServerFailed, "Look into that server's log."),
        };
        var said = words.Length == 0 ? "" : $" (“{(words.Length > MaxWords ? words[..MaxWords] + "…" : words)}”)";
        return Create(failure, string.Create(CultureInfo.InvariantCulture, $"it answered with status {(int)status}{said}"), cure, retryAfter: retryAfter);
    }

    /// <summary>A failure that the caller has found.</summary>
    public QdrantException Create(QdrantFailure failure, string cause, string cure, Exception? exception = null, TimeSpan? retryAfter = null) =>
        new(failure, $"Qdrant at {server}: {cause}. {cure}", exception) { RetryAfter = retryAfter };
}
