namespace CityPluginSpace;

/// <summary>What a city sets under <c>plugins: { city-plugin-id: … }</c>; <c>settingsSchema</c> in plugin.json says the same.</summary>
internal sealed record Settings
{
    /// <summary>Where the list of places lies; <see langword="null"/> for the sample data.</summary>
    public Uri? List { get; init; }
}
