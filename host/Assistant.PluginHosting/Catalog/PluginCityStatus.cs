namespace Assistant.PluginHosting;

/// <summary>How a plugin stands in one city. Immutable.</summary>
/// <param name="CityId">The city.</param>
/// <param name="Active">Whether its tools and knowledge sources can be used there.</param>
/// <param name="Reason">Why not, in sentences for the operator; <see langword="null"/> where it is active.</param>
public sealed record PluginCityStatus(string CityId, bool Active, string? Reason)
{
    /// <summary>The reason for a page that tells it in the operator's language; <see langword="null"/> where it is active.</summary>
    public PluginReason? Cause { get; init; }

    /// <summary>Whether the operator has switched it off there.</summary>
    public bool IsSwitchedOff { get; init; }
}
