using Assistant.Models.Routing;
using Assistant.Models.Servers;

namespace Assistant.Models.Endpoints;

/// <summary>All endpoints, and the models that any role uses. Thread-safe.</summary>
internal sealed class EndpointPool : IDisposable
{
    public EndpointPool(ModelsOptions options, RoutePlans plans, Func<EndpointOptions, IModelServer> create, TimeProvider time)
    {
        Endpoints = [.. options.Endpoints.Select(endpoint => new ModelEndpoint(endpoint, create, time))];
        Models = plans.Models;
        foreach (var endpoint in Endpoints)
        {
            endpoint.CanBeAskedAgain += HasChanged;
            endpoint.Suspected += SuspectAll;
        }
    }

    public IReadOnlyList<ModelEndpoint> Endpoints { get; }

    public IReadOnlyCollection<ModelOptions> Models { get; }

    /// <summary>A probe came back: somebody who waits may go on now, or waits in vain.</summary>
    public event Action? Changed;

    public void HasChanged() => Changed?.Invoke();

    // A call that loses its server goes on to the next; where all are dead at once it must not wait for each in turn.
    private void SuspectAll()
    {
        foreach (var endpoint in Endpoints)
            endpoint.SuspectDead();
    }

    public void Dispose()
    {
        foreach (var endpoint in Endpoints)
            endpoint.Dispose();
    }
}
