using System.Security.Cryptography;
using Assistant.Walls.Egress.Politeness.Limits;
using Assistant.Walls.Egress.Politeness.Retries;
using Assistant.Walls.Egress.Politeness.Robots;
using Microsoft.Extensions.Logging;

namespace Assistant.Walls.Egress.Politeness;

/// <summary>
/// Makes the clients that read other people's servers: within the egress policy, obeying robots.txt, under a rate and a concurrency
/// limit per server, and with retries. One factory serves the whole process, so that cities and plugins that use the same server share
/// its limits. Thread-safe.
/// </summary>
/// <remarks>
/// A request passes redirects, then for each hop robots.txt, retries, and for each attempt the limits of its server, the time limit to
/// the response headers, and the connector. A response must be read to its end or disposed: until then it counts as under way.
/// </remarks>
public sealed class PoliteClientFactory
{
    private readonly EgressConnector _connector;
    private readonly PolitenessOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Func<double> _random;
    private readonly ServerGates _gates;
    private readonly RobotsCache _robots;

    /// <summary>Creates the factory of the process.</summary>
    /// <param name="connector">Makes the connections.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="timeProvider">Drives every wait.</param>
    /// <param name="logger">Is told of each retry.</param>
    /// <param name="random">Numbers from 0 (included) to 1 (excluded) for the jitter, thread-safe. Default: the system's generator.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public PoliteClientFactory(
        EgressConnector connector,
        PolitenessOptions options,
        TimeProvider timeProvider,
        ILogger<PoliteClientFactory> logger,
        Func<double>? random = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _connector = connector;
        _options = PolitenessOptions.Checked(options);
        _timeProvider = timeProvider;
        _logger = logger;
        _random = random ?? SystemRandom;
        _gates = new ServerGates(_options, timeProvider);
        _robots = new RobotsCache(_options, timeProvider);
    }

    /// <summary>Creates a client that reaches only what the policy allows. The caller disposes it.</summary>
    /// <param name="policy">Who may connect where.</param>
    /// <returns>
    /// A client without an overall time limit. Beside <see cref="HttpRequestException"/> it throws <see cref="EgressDeniedException"/>,
    /// <see cref="RobotsDisallowedException"/>, <see cref="ServerBusyException"/> and <see cref="ServerTimeoutException"/>, which derive
    /// from it. After the last attempt an error status is returned as a response.
    /// </returns>
    public HttpClient Create(EgressPolicy policy) => _connector.CreateClient(policy, connecting => Decorate(policy, connecting));

    private RobotsHandler Decorate(EgressPolicy policy, HttpMessageHandler connecting)
    {
        var timed = new HeaderTimeLimitHandler(_options.HeaderTimeLimit, _timeProvider, connecting);
        var limited = new RateLimitHandler(_gates, _options, _timeProvider, timed);
        var retried = new RetryHandler(_options, _timeProvider, _random, _logger, limited);
        return new RobotsHandler(policy, _options, _robots, _gates, _timeProvider, retried);
    }

    private static double SystemRandom() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
