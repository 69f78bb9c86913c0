using System.Globalization;
using Assistant.Host.Http.Page;
using Assistant.Host.Synchronization;
using Assistant.Memory.Ledger;
using Assistant.Models;
using Assistant.Models.Endpoints;

namespace Assistant.Host.Http.Status;

/// <summary>Gathers how the host is, from snapshots: nothing is asked and nothing waited for. Thread-safe.</summary>
internal sealed class StatusReader(HostReadiness readiness, IHostApplicationLifetime lifetime, CityIndexes indexes, SyncRuns runs, IModelInspector models)
{
    // A run tells the index in batches of 64; more than a few of those wait only where the index is built anew.
    private const int ManyPending = 256;

    public async Task<StatusOutput> ReadAsync(string? cityId, CultureInfo culture)
    {
        var stopping = lifetime.ApplicationStopping.IsCancellationRequested;
        return new StatusOutput(
            readiness.IsReady && !stopping,
            readiness.IsReady ? "ready" : "loading",
            stopping,
            Index(cityId is null ? null : await indexes.GetAsync(cityId), cityId is null ? null : runs.Running(cityId)),
            Models(cityId, PageTexts.For(culture)));
    }

    private static IndexOutput Index(IndexState? index, SyncRun? run)
    {
        int? read = run?.Progress is { Total: > 0 and var total } progress ? (int)Math.Min(100, 100L * progress.Done / total) : null;
        if (index is null)
            return new IndexOutput("ready", 0, run is not null, null, read) { SearchedBy = EmbeddingOutput.SearchedBy(null) };
        var rebuilding = index.Documents > 0 && (index.IsOutdated || index.Pending > ManyPending);
        var state = index.Documents == 0 ? "empty" : rebuilding ? "rebuilding" : "ready";
        int? percent = rebuilding ? (int)(100L * (index.Documents - (index.IsOutdated ? index.Documents : index.Pending)) / index.Documents) : read;
        return new IndexOutput(state, index.Documents, run is not null, index.LastSync, percent)
        {
            SearchedBy = EmbeddingOutput.SearchedBy(index.Embedding),
            Embedding = EmbeddingOutput.Of(index.Embedding),
        };
    }

    private WritersOutput Models(string? cityId, PageTexts texts)
    {
        var endpoints = models.Endpoints;
        var role = cityId is null ? null : models.GetRole(cityId, ModelRoles.Chat);
        if (endpoints.Count == 0 || role is not { Models.Count: > 0 })
            return new WritersOutput(false, false, texts.NoModels, null);
        if (role.IsInReach)
            return new WritersOutput(true, true, null, null);
        var reason = endpoints.All(endpoint => endpoint.State == EndpointState.Unknown) ? texts.ModelsUnknown : texts.ModelsOutOfReach;
        return new WritersOutput(true, false, reason, endpoints.Min(endpoint => endpoint.NextProbe));
    }
}
