namespace Assistant.Walls.Egress.Politeness;

/// <summary>How our clients behave towards other people's servers. Immutable.</summary>
public sealed record PolitenessOptions
{
    /// <summary>The name that robots.txt files know us by (RFC 9309, section 2.2.1). Default: <c>city-assistant</c>.</summary>
    public string ProductToken { get; init; } = "city-assistant";

    /// <summary>The limits of a server on another machine.</summary>
    public ServerLimits Elsewhere { get; init; } = new();

    /// <summary>The limits of a server on this machine. Default: 500 requests per second, 8 at one time.</summary>
    public ServerLimits Loopback { get; init; } = new() { RequestsPerSecond = 500, Concurrency = 8 };

    /// <summary>The operator's own limits by <c>host:port</c> or <c>host</c>; the former wins. Default: none.</summary>
    public IReadOnlyDictionary<string, ServerLimits> Servers { get; init; } = new Dictionary<string, ServerLimits>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often a GET or HEAD is tried in all, 1 to 10. Default: 4.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>The median wait before the second attempt; it doubles with each further one. Default: 0.5 seconds.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait that we choose ourselves. Default: 30 seconds.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait that a server may ask for with <c>Retry-After</c>; beyond it we give up. Default: 2 minutes.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one attempt may take to the end of the response headers. Default: 30 seconds.</summary>
    public TimeSpan HeaderTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After this time a response counts as read, so that one that nobody disposes does not block its server for ever. Default: 2 minutes.
    /// </summary>
    public TimeSpan BodyTimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a robots.txt is kept (RFC 9309, section 2.4). Default: 24 hours.</summary>
    public TimeSpan RobotsLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How much of a robots.txt is read; the rest is ignored. RFC 9309, section 2.5, wants at least this. Default: 500 KiB.</summary>
    public int RobotsMaxBytes { get; init; } = 500 * 1024;

    /// <summary>How long we keep away from a server whose robots.txt answers with an error of the server. Default: 1 minute.</summary>
    public TimeSpan RobotsPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// When robots.txt has answered with an error of the server for this long, it counts as not there (RFC 9309, section 2.3.1.4, speaks
    /// of 30 days for the whole web; the operator of an inside server can see our message sooner). Default: 1 hour.
    /// </summary>
    public TimeSpan RobotsPatience { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The longest <c>Crawl-delay</c> that counts; longer ones count as this. Default: 10 seconds.</summary>
    public TimeSpan MaxCrawlDelay { get; init; } = TimeSpan.FromSeconds(10);

    internal ServerLimits For(ServerKey server)
    {
        if (Find($"{server.Host}:{server.Port}") is { } exact)
            return exact;
        return Find(server.Host) ?? (server.IsLoopback ? Loopback : Elsewhere);
    }

    internal static PolitenessOptions Checked(PolitenessOptions options)
    {
        if (options.MaxAttempts is < 1 or > 10)
            throw new ArgumentException($"MaxAttempts is {options.MaxAttempts}: write 1 to 10.", nameof(options));
        options.Elsewhere.Checked("other machines");
        options.Loopback.Checked("this machine");
        foreach (var (server, limits) in options.Servers)
            limits.Checked(server);
        return options;
    }

    private ServerLimits? Find(string server) =>
        Servers.FirstOrDefault(entry => string.Equals(entry.Key, server, StringComparison.OrdinalIgnoreCase)).Value;
}
