using Assistant.Models;

namespace Assistant.Host.Composition;

/// <summary>Begins probing and warming up models as soon as the host serves; waits for neither.</summary>
internal sealed class ModelsStart(IModelInspector models, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(models.Start);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
