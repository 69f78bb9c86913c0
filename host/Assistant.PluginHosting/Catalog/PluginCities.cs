using Assistant.PluginHosting.Instances;
using Assistant.PluginHosting.States;
using Assistant.Storage;

namespace Assistant.PluginHosting.Catalog;

/// <summary>Switches a loaded plugin off and on in single cities: its code stays, the city's container goes and comes.</summary>
internal sealed class PluginCities(PluginInstanceFactory instances, PluginDecisions decisions, PluginHostingOptions options, ILogger<PluginCities> log)
{
    /// <param name="entry">A running version; the caller holds the plugin's steps.</param>
    /// <param name="city">The city, whose pack names the plugin.</param>
    /// <param name="action">Off or on.</param>
    /// <param name="actor">Who wants it.</param>
    /// <exception cref="PluginActionException">That is so already, or the plugin cannot be set up for the city.</exception>
    public async Task RunAsync(PluginEntry entry, CityConfiguration city, PluginAction action, string actor)
    {
        var status = entry.Status.Cities.FirstOrDefault(other => other.CityId == city.City.Id);
        switch (action)
        {
            case PluginAction.Disable when status is not { IsSwitchedOff: true }:
                await DisableAsync(entry, city.City.Id, actor);
                break;
            case PluginAction.Enable when status is { IsSwitchedOff: true }:
                await EnableAsync(entry, city);
                break;
            case PluginAction.Reload:
                throw new PluginActionException(PluginRefusal.NotNow, $"The plugin {entry.Id} is loaded for all cities at once; load it again without naming a city.");
            default:
                throw new PluginActionException(PluginRefusal.NotNow, $"The plugin {entry.Id} is {(action == PluginAction.Enable ? "on" : "off")} in {city.City.Id} already.");
        }
    }

    private async Task DisableAsync(PluginEntry entry, string cityId, string actor)
    {
        // First of all, as for the whole plugin: the decision holds whatever becomes of the host.
        var at = await decisions.DisableAsync(entry.Id, cityId, actor, CancellationToken.None);
        if (entry.SwitchOff(cityId, PluginReasons.SwitchedOffInCity(at)) is not { } instance)
            return;
        log.SwitchedInCity(entry.Id, "off", cityId, actor);
        await instance.CloseAsync(options.DrainTimeout, CancellationToken.None);
        await entry.CheckAsync();
    }

    private async Task EnableAsync(PluginEntry entry, CityConfiguration city)
    {
        await decisions.EnableAsync(entry.Id, city.City.Id, CancellationToken.None);
        if (entry is not { Plugin: { } plugin, Manifest: { } manifest })
            return;
        try
        {
            entry.Add(await instances.CreateAsync(manifest, plugin, city, CancellationToken.None));
            log.SwitchedInCity(entry.Id, "on", city.City.Id, Actors.Host);
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            var reason = exception is Settings.SettingsException settings ? PluginReasons.SettingsWrong(settings) : PluginReasons.Of(exception);
            log.Failed(entry.Id, city.City.Id, "setting up", exception.ToString());
            entry.AddOff(city.City.Id, reason, isSwitchedOff: false);
            throw new PluginActionException(PluginRefusal.NotSetUp, $"The plugin {entry.Id} cannot be set up for {city.City.Id}: {reason.Text}");
        }
    }
}
