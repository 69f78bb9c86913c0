using Assistant.Models.Servers.Http;
using Assistant.Models.Servers.Ollama;
using Assistant.Models.Servers.OpenAI;
using Assistant.Walls.Egress;

namespace Assistant.Models.Servers;

/// <summary>Makes the client of a model server for the API that it speaks.</summary>
internal static class ModelServers
{
    /// <summary>Makes the client; it connects with the first call.</summary>
    /// <param name="endpoint">The server as the operator set it up.</param>
    /// <param name="connector">Makes the connections.</param>
    /// <param name="time">The clock of the limits.</param>
    /// <param name="decorate">Stands between the client and the connection; tests put a script in its place. Default: none.</param>
    /// <exception cref="ArgumentException">The endpoint's address is none.</exception>
    public static IModelServer Create(EndpointOptions endpoint, EgressConnector connector, TimeProvider time, Func<HttpMessageHandler, HttpMessageHandler>? decorate = null)
    {
        var connection = new EndpointConnection(endpoint, connector, time, decorate);
        return endpoint.Kind == EndpointKind.OpenAI ? new OpenAIServer(connection) : new OllamaServer(connection);
    }
}
