namespace Assistant.Walls.Egress.Politeness;

/// <summary>The server's robots.txt does not want us to fetch an address. Never retried. The message may be shown to the operator.</summary>
public sealed class RobotsDisallowedException : HttpRequestException
{
    private RobotsDisallowedException(Uri address, string message) : base(message) => Address = address;

    /// <summary>The address that was not fetched.</summary>
    public Uri Address { get; }

    internal static RobotsDisallowedException ByRule(Uri address, string rule) => new(
        address,
        $"The robots.txt of {address.Authority} does not allow {address.AbsolutePath} (“Disallow: {rule}”). Ask the operator of the server to allow it for city-assistant.");

    internal static RobotsDisallowedException Unreadable(Uri address, string cause) => new(
        address,
        $"The robots.txt of {address.Authority} cannot be read ({cause}), so nothing is fetched there for now. Make the server serve one or answer 404, or switch its robots.txt off in the limits of this server (ObeyRobots).");
}
