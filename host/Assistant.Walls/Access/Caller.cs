using Assistant.Sdk;

namespace Assistant.Walls.Access;

/// <summary>
/// Who asks, for which city. Made once at the edge of the host from a verified identity and handed down unchanged; the filter of every
/// index query is built from it and from nothing else. Immutable.
/// </summary>
public sealed record Caller
{
    private Caller(string cityId, string subject, IReadOnlyList<Audience> audiences)
    {
        CityId = cityId;
        Subject = subject;
        Audiences = audiences;
    }

    /// <summary>The one city whose documents the caller may find.</summary>
    public string CityId { get; }

    /// <summary>A stable pseudonymous id for quotas and logs; never a name.</summary>
    public string Subject { get; }

    /// <summary>The audiences that the caller belongs to; at least one.</summary>
    public IReadOnlyList<Audience> Audiences { get; }

    /// <summary>Somebody without a login: sees what everybody may see.</summary>
    /// <param name="cityId">The city asked.</param>
    public static Caller Anonymous(string cityId) => new(Checked(cityId), "anonymous", [Audience.Public]);

    /// <summary>Somebody without a login whose browser or program is told apart from others: sees what everybody may see.</summary>
    /// <param name="cityId">The city asked.</param>
    /// <param name="subject">The pseudonymous id; conversations belong to it.</param>
    public static Caller Visitor(string cityId, string subject)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        return new(Checked(cityId), subject, [Audience.Public]);
    }

    /// <summary>A person whom the city's login has verified.</summary>
    /// <param name="cityId">The city that the identity belongs to.</param>
    /// <param name="subject">The pseudonymous id.</param>
    /// <param name="groups">The groups that the login named.</param>
    public static Caller Staff(string cityId, string subject, IEnumerable<string> groups) =>
        new(Checked(cityId), subject, [Audience.Public, Audience.Internal, .. groups.Select(Audience.Group)]);

    private static string Checked(string cityId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(cityId);
        return cityId;
    }
}
