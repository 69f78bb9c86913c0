using System.Text.Json.Nodes;
using Assistant.Sdk;
using Assistant.Walls.Egress;

namespace Assistant.PluginHosting;

/// <summary>What a city's pack says about plugins. Immutable.</summary>
public sealed record CityConfiguration
{
    /// <summary>The city.</summary>
    public required City City { get; init; }

    /// <summary>The operator's list (<c>network.allow</c>). Default: empty, so nothing may be reached.</summary>
    public IReadOnlyList<EgressRule> Network { get; init; } = [];

    /// <summary>The settings under <c>plugins</c> by plugin id. A plugin that is not named here is not set up for the city.</summary>
    public IReadOnlyDictionary<string, JsonObject> PluginSettings { get; init; } = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
}
