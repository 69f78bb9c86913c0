using Assistant.Models.Servers;
using Assistant.Walls.Egress;

namespace Assistant.Models.Tests.Servers.Lab;

/// <summary>Clients as the host makes them.</summary>
internal static class Clients
{
    public static IModelServer Of(string url, EndpointKind kind = EndpointKind.Ollama, Action<EndpointOptions>? configure = null)
    {
        var endpoint = new EndpointOptions { Url = url, Kind = kind, Name = "gpu1" };
        configure?.Invoke(endpoint);
        return ModelServers.Create(endpoint, new EgressConnector(new EgressOptions()), TimeProvider.System);
    }
}
