namespace Assistant.Walls.Egress;

/// <summary>A server redirects in a way that cannot be followed: too often, or to no address. The message may be shown to the operator.</summary>
public sealed class EgressRedirectException(string message) : HttpRequestException(message);
