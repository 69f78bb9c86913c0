using System.Collections.Concurrent;
using Assistant.Models.Routing;
using Microsoft.Extensions.Logging;

namespace Assistant.Models.Endpoints;

/// <summary>
/// Loads models before somebody waits for them: when an endpoint came up, and every <see cref="ModelsOptions.WarmUpInterval"/> so that
/// the server does not drop them. One model at a time on each server, and of each role only the first model that the server has: a
/// second choice would push the first out of memory.
/// </summary>
internal sealed class WarmUp(RoutePlans plans, ModelsOptions options, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<ModelEndpoint, Run> _runs = new();

    /// <summary>Starts warming up in the background where it is due.</summary>
    public void AfterProbe(ModelEndpoint endpoint, bool cameUp, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_runs.TryGetValue(endpoint, out var last) && (!last.Done.IsCompleted || (!cameUp && (options.WarmUpInterval == TimeSpan.Zero || now - last.Began < options.WarmUpInterval))))
            return;
        _runs[endpoint] = new Run(now, LoadAsync(endpoint, cancellationToken));
    }

    /// <summary>Ends when nothing is being loaded any more.</summary>
    public Task StopAsync() => Task.WhenAll(_runs.Values.Select(run => run.Done));

    private async Task LoadAsync(ModelEndpoint endpoint, CancellationToken cancellationToken)
    {
        var models = plans.All
            .Select(plan => plan.Models.FirstOrDefault(model => endpoint.Has(model.Name)))
            .OfType<ModelOptions>()
            .DistinctBy(model => model.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var model in models)
        {
            try
            {
                await endpoint.Server.WarmUpAsync(model, cancellationToken);
                EndpointLog.WarmedUp(logger, endpoint.Name, model.Name);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Whether the server can be used is for probes and calls to find out.
                EndpointLog.NotWarmedUp(logger, endpoint.Name, model.Name, exception.Message);
            }
        }
    }

    private sealed record Run(DateTimeOffset Began, Task Done);
}
