using Assistant.Host.Cities;
using Assistant.Memory.Embedding;

namespace Assistant.Host.Synchronization;

/// <summary>Has passages embedded in the background for as long as the host serves.</summary>
internal sealed class PassageEmbedding(PassageEmbedder embedder, CityPacks cities, HostReadiness readiness) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        await embedder.RunAsync([.. cities.Packs.Select(pack => pack.Id)], stoppingToken);
    }
}
