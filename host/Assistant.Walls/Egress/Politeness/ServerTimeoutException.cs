using System.Globalization;

namespace Assistant.Walls.Egress.Politeness;

/// <summary>The server took the request and sent no response headers in time. The message may be shown to the operator.</summary>
public sealed class ServerTimeoutException : HttpRequestException
{
    internal ServerTimeoutException(string server, TimeSpan limit, Exception inner)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{server} has not answered within {limit.TotalSeconds} seconds. It is overloaded or does not work."),
            inner)
    {
    }
}
