using Assistant.PluginHosting.Instances;
using Assistant.PluginHosting.Settings;
using Assistant.PluginHosting.States;
using Assistant.PluginHosting.Verification;
using Assistant.Sdk;
using Assistant.Storage;

namespace Assistant.PluginHosting.Catalog;

/// <summary>Brings one version from its folder to work: Discovered → Verified → Loading → Active, or where it fails on the way.</summary>
internal sealed class PluginActivation(
    PluginVerifier verifier,
    IPluginLoader loader,
    PluginInstanceFactory instances,
    PluginDecisions decisions,
    PluginFailures failures,
    PluginHostingOptions options,
    ILogger<PluginActivation> log)
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

    /// <summary>Where no version runs. Failures are counted; after too many in a row the code is not run any more.</summary>
    /// <param name="entry">The version; the caller holds the plugin's steps.</param>
    /// <param name="found">What lies in its folder.</param>
    /// <param name="cities">The cities that the host serves.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public async Task RunAsync(PluginEntry entry, FoundPlugin found, IReadOnlyList<CityConfiguration> cities, string actor, CancellationToken cancellationToken)
    {
        if (await VerifyAsync(entry, found, cities, actor, cancellationToken) is not { Count: > 0 } wanted)
            return;
        var before = failures.Of(entry.Id, entry.Version);
        if (before.Count >= options.MaxLoadFailures)
        {
            await entry.MoveAsync(PluginState.Faulted, PluginReasons.FailedRepeatedly(before.Count, before.Reason), Actors.Host, cancellationToken);
            return;
        }

        await failures.BeginAsync(entry.Id, entry.Version, cancellationToken);
        try
        {
            if (await SetUpAsync(entry, found.Manifest!, wanted, null, cancellationToken))
            {
                await failures.ForgetAsync(entry.Id, CancellationToken.None);
                await ActivateAsync(entry);
            }
            else
            {
                await failures.ExplainAsync(entry.Id, entry.Status.Reason, CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            await failures.TakeBackAsync(entry.Id, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Beside the running version: it is looked at whether the new one would work, and then it takes the old one's place at once.</summary>
    /// <param name="slot">The plugin; the caller holds its steps.</param>
    /// <param name="entry">The new version.</param>
    /// <param name="found">What lies in its folder.</param>
    /// <param name="cities">The cities that the host serves.</param>
    /// <param name="actor">Who wants it.</param>
    /// <returns>The old version, which works no more for new turns; <see langword="null"/> where the new one failed and the old one goes on.</returns>
    public async Task<PluginEntry?> RunBesideAsync(PluginSlot slot, PluginEntry entry, FoundPlugin found, IReadOnlyList<CityConfiguration> cities, string actor)
    {
        if (await VerifyAsync(entry, found, cities, actor, CancellationToken.None) is not { Count: > 0 } wanted ||
            !await SetUpAsync(entry, found.Manifest!, wanted, slot.Current, CancellationToken.None))
        {
            return null;
        }

        entry.IsCurrent = true;
        await ActivateAsync(entry);
        return slot.Replace(entry);
    }

    private async Task<List<CityConfiguration>?> VerifyAsync(
        PluginEntry entry, FoundPlugin found, IReadOnlyList<CityConfiguration> cities, string actor, CancellationToken cancellationToken)
    {
        await entry.MoveAsync(PluginState.Discovered, PluginReasons.Found(entry.Folder), actor, cancellationToken);
        if (verifier.Verify(found) is { IsRight: false } verdict)
        {
            await entry.RefuseAsync(verdict.State, verdict.Findings, cancellationToken);
            return null;
        }

        var wanted = cities.Where(city => city.PluginSettings.ContainsKey(entry.Id)).ToList();
        await entry.MoveAsync(PluginState.Verified, wanted.Count > 0 ? PluginReasons.Fits : PluginReasons.NotWanted(entry.Id), Actors.Host, cancellationToken);
        return wanted;
    }

    private static Task ActivateAsync(PluginEntry entry) =>
        entry.MoveAsync(PluginState.Active, PluginReasons.SetUp(entry.Instances.Select(instance => instance.City.Id)), Actors.Host, CancellationToken.None);

    /// <returns>Whether it can become active; else it is where it failed, and its code is let go.</returns>
    private async Task<bool> SetUpAsync(PluginEntry entry, PluginManifest manifest, List<CityConfiguration> cities, PluginEntry? old, CancellationToken cancellationToken)
    {
        await entry.MoveAsync(PluginState.Loading, PluginReasons.Loading(cities.Select(city => city.City.Id)), Actors.Host, cancellationToken);
        try
        {
            await LoadAsync(entry, manifest, cities, cancellationToken);
            if (old is not null)
                await CompareAsync(entry, old);
        }
        catch (Exception exception)
        {
            await entry.CloseAsync(TimeSpan.Zero, CancellationToken.None);
            entry.Release(PluginReasons.NotLoaded);
            if (exception is StorageException)
                throw;
            if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw new OperationCanceledException(cancellationToken);
            if (exception is PluginIncompatibleException incompatible)
                await entry.RefuseAsync(PluginState.Incompatible, incompatible.Findings, cancellationToken);
            else
                await FaultAsync(entry, exception, cancellationToken);
            return false;
        }

        if (entry.Instances.Length > 0 || entry.Status.Cities.Any(city => city.IsSwitchedOff))
            return true;
        var nowhere = PluginReasons.SetUpNowhere(entry.Status.Cities.Select(city => city.Reason));
        entry.Release(nowhere);
        await entry.MoveAsync(PluginState.Faulted, nowhere, Actors.Host, cancellationToken);
        return false;
    }

    private async Task LoadAsync(PluginEntry entry, PluginManifest manifest, List<CityConfiguration> cities, CancellationToken cancellationToken)
    {
        var loaded = loader.Load(entry.Folder, manifest);
        entry.Hold(loaded);
        using var gate = instances.CreateGate(manifest.Id);
        var plugin = await gate.RunAsync($"constructor of {manifest.EntryType}", options.ConfigureTimeout, _ => Task.FromResult(loaded.CreateEntryPoint()), cancellationToken);
        entry.Hold(plugin);
        var without = decisions.CitiesWithout(manifest.Id);
        foreach (var city in cities)
        {
            if (without.TryGetValue(city.City.Id, out var since))
                entry.AddOff(city.City.Id, PluginReasons.SwitchedOffInCity(since), isSwitchedOff: true);
            else
                await AddAsync(entry, manifest, plugin, city, cancellationToken);
        }
    }

    private async Task AddAsync(PluginEntry entry, PluginManifest manifest, IAssistantPlugin plugin, CityConfiguration city, CancellationToken cancellationToken)
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

    // The new version must do what the old one does: in each city where that works, with everything it registers.
    private static async Task CompareAsync(PluginEntry entry, PluginEntry old)
    {
        foreach (var city in old.Instances.Select(instance => instance.City.Id))
        {
            var status = entry.Status.Cities.FirstOrDefault(other => other.CityId == city);
            if (status is not { Active: true } and not { IsSwitchedOff: true })
                throw new PluginHostingException($"Version {entry.Version} cannot be set up for {city}, where version {old.Version} works: {status?.Reason}");
        }

        foreach (var instance in entry.Instances)
            await instance.CheckAsync(CancellationToken.None);
    }

    private async Task FaultAsync(PluginEntry entry, Exception exception, CancellationToken cancellationToken)
    {
        log.Failed(entry.Id, "all cities", "loading", exception.ToString());
        await entry.MoveAsync(PluginState.Faulted, PluginReasons.Of(exception), Actors.Host, cancellationToken);
    }
}
