using Assistant.PluginHosting.Calls;
using Assistant.PluginHosting.Instances;
using Assistant.PluginHosting.Settings;
using Assistant.PluginHosting.States;
using Assistant.PluginHosting.Verification;
using Assistant.Sdk;
using Assistant.Storage;

namespace Assistant.PluginHosting.Catalog;

/// <summary>Brings one plugin from its folder to work: Discovered → Verified → Loading → Active, or where it fails on the way.</summary>
internal sealed class PluginActivation(
    PluginVerifier verifier, IPluginLoader loader, PluginInstanceFactory instances, PluginDecisions decisions, PluginHostingOptions options, ILogger<PluginActivation> log)
{
    /// <summary>At the start of the host: a plugin that an operator has switched off stays off, and none of its code is looked at.</summary>
    public async Task StartAsync(PluginEntry entry, FoundPlugin found, IReadOnlyList<CityConfiguration> cities, CancellationToken cancellationToken)
    {
        if (decisions.DisabledBy(entry.Id) is not { } decision)
        {
            await RunAsync(entry, found, cities, Actors.Host, cancellationToken);
            return;
        }

        await entry.MoveAsync(PluginState.Discovered, PluginReasons.Found(entry.Folder), Actors.Host, cancellationToken);
        await entry.MoveAsync(PluginState.Disabled, PluginReasons.SwitchedOffBefore(decision.At), decision.Actor, cancellationToken);
    }

    /// <param name="entry">The plugin; the caller holds its steps.</param>
    /// <param name="found">What lies in its folder.</param>
    /// <param name="cities">The cities that the host serves.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public async Task RunAsync(PluginEntry entry, FoundPlugin found, IReadOnlyList<CityConfiguration> cities, string actor, CancellationToken cancellationToken)
    {
        await entry.MoveAsync(PluginState.Discovered, PluginReasons.Found(entry.Folder), actor, cancellationToken);
        if (verifier.Verify(found) is { IsRight: false } verdict)
        {
            await entry.RefuseAsync(verdict.State, verdict.Findings, cancellationToken);
            return;
        }

        var manifest = found.Manifest!;
        var wanted = cities.Where(city => city.PluginSettings.ContainsKey(manifest.Id)).ToList();
        await entry.MoveAsync(
            PluginState.Verified,
            wanted.Count > 0 ? PluginReasons.Fits : PluginReasons.NotWanted(manifest.Id),
            Actors.Host,
            cancellationToken);
        if (wanted.Count > 0)
            await LoadAsync(entry, manifest, wanted, cancellationToken);
    }

    private async Task LoadAsync(PluginEntry entry, PluginManifest manifest, List<CityConfiguration> cities, CancellationToken cancellationToken)
    {
        await entry.MoveAsync(PluginState.Loading, PluginReasons.Loading(cities.Select(city => city.City.Id)), Actors.Host, cancellationToken);
        try
        {
            await SetUpAsync(entry, manifest, cities, cancellationToken);
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            await entry.CloseAsync(TimeSpan.Zero, CancellationToken.None);
            _ = entry.Release(PluginReasons.NotLoaded);
            if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw new OperationCanceledException(cancellationToken);
            if (exception is PluginIncompatibleException incompatible)
                await entry.RefuseAsync(PluginState.Incompatible, incompatible.Findings, cancellationToken);
            else
                await FaultAsync(entry, exception, cancellationToken);
            return;
        }

        if (entry.Instances.Length > 0)
        {
            await entry.MoveAsync(PluginState.Active, PluginReasons.SetUp(entry.Instances.Select(instance => instance.City.Id)), Actors.Host, cancellationToken);
            return;
        }

        var nowhere = PluginReasons.SetUpNowhere(entry.Status.Cities.Select(city => city.Reason));
        _ = entry.Release(nowhere);
        await entry.MoveAsync(PluginState.Faulted, nowhere, Actors.Host, cancellationToken);
    }

    private async Task SetUpAsync(PluginEntry entry, PluginManifest manifest, List<CityConfiguration> cities, CancellationToken cancellationToken)
    {
        var loaded = loader.Load(entry.Folder, manifest);
        entry.Hold(loaded);
        using var gate = instances.CreateGate(manifest.Id);
        var plugin = await gate.RunAsync($"constructor of {manifest.EntryType}", options.ConfigureTimeout, _ => Task.FromResult(loaded.CreateEntryPoint()), cancellationToken);
        foreach (var city in cities)
        {
            try
            {
                entry.Add(await instances.CreateAsync(manifest, plugin, city, cancellationToken));
            }
            catch (SettingsException exception)
            {
                log.OffInCity(manifest.Id, city.City.Id, exception.Message);
                entry.AddOff(city.City.Id, PluginReasons.SettingsWrong(exception));
            }
        }
    }

    private async Task FaultAsync(PluginEntry entry, Exception exception, CancellationToken cancellationToken)
    {
        log.Failed(entry.Id, "all cities", "loading", exception.ToString());
        await entry.MoveAsync(PluginState.Faulted, PluginReasons.Of(exception), Actors.Host, cancellationToken);
    }
}
