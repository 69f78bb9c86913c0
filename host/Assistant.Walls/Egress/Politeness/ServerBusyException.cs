using System.Globalization;
using System.Net;

namespace Assistant.Walls.Egress.Politeness;

/// <summary>The server asks us to stay away for longer than we wait. The message may be shown to the operator.</summary>
public sealed class ServerBusyException : HttpRequestException
{
    internal ServerBusyException(string server, HttpStatusCode status, TimeSpan retryAfter)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{server} answers {(int)status} and asks for a pause of {Math.Ceiling(retryAfter.TotalSeconds)} seconds, which is longer than we wait. Try again after that."),
            inner: null,
            status) =>
        RetryAfter = retryAfter;

    /// <summary>The pause that the server asks for, from the time of its answer.</summary>
    public TimeSpan RetryAfter { get; }
}
