using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Memory.Indexing;

/// <summary>
/// The one filter by city and audience that every index query carries. It can be made only from a <see cref="Caller"/>, so neither a
/// plugin nor a prompt nor a request can pass in another. Immutable.
/// </summary>
public sealed record AccessFilter
{
    private AccessFilter(string cityId, IReadOnlyList<Audience> audiences)
    {
        CityId = cityId;
        Audiences = audiences;
    }

    /// <summary>The one city.</summary>
    public string CityId { get; }

    /// <summary>The audiences, at least one.</summary>
    public IReadOnlyList<Audience> Audiences { get; }

    /// <summary>The filter of a caller.</summary>
    /// <param name="caller">Who asks.</param>
    public static AccessFilter For(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new AccessFilter(caller.CityId, caller.Audiences);
    }
}
