namespace Assistant.Memory.Ledger;

/// <summary>Names a knowledge source of a city.</summary>
/// <param name="CityId">The city.</param>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Name">The source's name in the plugin.</param>
public sealed record SourceKey(string CityId, string Plugin, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{CityId}/{Plugin}/{Name}";
}
