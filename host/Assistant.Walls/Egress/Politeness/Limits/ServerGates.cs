using System.Collections.Concurrent;

namespace Assistant.Walls.Egress.Politeness.Limits;

/// <summary>The gate of each server that the process has asked. As many as the operator's lists allow servers, so none is ever removed.</summary>
internal sealed class ServerGates(PolitenessOptions options, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<ServerKey, ServerGate> _gates = new();

    public ServerGate For(ServerKey server) =>
        _gates.GetOrAdd(server, key => new ServerGate(options.For(key), options.BodyTimeLimit, timeProvider));
}
