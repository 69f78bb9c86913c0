namespace Assistant.Walls.Egress.Politeness;

/// <summary>How hard one server may be asked. Immutable.</summary>
public sealed record ServerLimits
{
    /// <summary>Requests per second, above zero. A <c>Crawl-delay</c> of the server lowers it. Default: 10.</summary>
    public double RequestsPerSecond { get; init; } = 10;

    /// <summary>Requests under way at one time, counted until the body has been read. At least 1. Default: 4.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>
    /// Whether the server's robots.txt is obeyed. Only for the operator of the server itself to switch off, where its robots.txt is
    /// broken. Default: <see langword="true"/>.
    /// </summary>
    public bool ObeyRobots { get; init; } = true;

    internal ServerLimits Checked(string server)
    {
        if (!(RequestsPerSecond > 0) || double.IsInfinity(RequestsPerSecond))
            throw new ArgumentException($"The limits of {server} allow {RequestsPerSecond} requests per second: write a number above zero.", nameof(server));
        if (Concurrency < 1)
            throw new ArgumentException($"The limits of {server} allow {Concurrency} requests at one time: write 1 or more.", nameof(server));
        return this;
    }
}
