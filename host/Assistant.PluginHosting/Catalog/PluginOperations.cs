using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Catalog;

/// <inheritdoc/>
internal sealed class PluginOperations(
    PluginRegistry registry,
    PluginActivation activation,
    PluginUnloader unloader,
    PluginRetirement retirement,
    PluginCities cities,
    PluginDecisions decisions,
    PluginFailures failures,
    ILogger<PluginOperations> log) : IPluginOperations
{
    public async Task RunAsync(string pluginId, PluginAction action, string actor, string? cityId = null)
    {
        var slot = Find(pluginId);
        // Not waited for: who comes second learns that somebody is at it, and sees what came of it.
        var steps = slot.Steps;
        if (!await steps.WaitAsync(TimeSpan.Zero))
            throw new PluginActionException(PluginRefusal.Busy, $"The plugin {pluginId} is being loaded, unloaded or changed by somebody else right now. Look again in a moment.");
        try
        {
            // What was found before the lock was taken may have been replaced since.
            slot = Find(pluginId);
            var state = slot.Status.State;
            if (cityId is not null)
                await RunInCityAsync(slot, action, actor, cityId);
            else if (!PluginActions.Of(state).Contains(action))
                throw new PluginActionException(PluginRefusal.NotNow, $"The plugin {pluginId} is {state}; it cannot be {Done(action)} now.");
            else
                await (action == PluginAction.Disable ? DisableAsync(slot.Current, actor) : StartAsync(slot, actor));
        }
        finally
        {
            steps.Release();
        }
    }

    public async Task DecideAsync(string directory, string pluginId, PluginAction action, string actor, string? cityId, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory) || !PluginFolders.Find(directory).Any(found => found.Id == pluginId))
            throw Unknown(pluginId);
        await ((action, cityId) switch
        {
            (PluginAction.Disable, null) => decisions.DisableAsync(pluginId, actor, cancellationToken),
            (PluginAction.Disable, _) => decisions.DisableAsync(pluginId, cityId, actor, cancellationToken),
            (PluginAction.Enable, null) => Task.WhenAll(decisions.EnableAsync(pluginId, cancellationToken), failures.ForgetAsync(pluginId, cancellationToken)),
            (PluginAction.Enable, _) => decisions.EnableAsync(pluginId, cityId, cancellationToken),
            _ => throw new PluginActionException(PluginRefusal.NotNow, "Nothing is loaded that could be loaded again."),
        });
    }

    private PluginSlot Find(string pluginId) => registry.Find(pluginId) ?? throw Unknown(pluginId);

    private static PluginActionException Unknown(string pluginId) => new(PluginRefusal.Unknown, $"There is no plugin {pluginId}.");

    private async Task RunInCityAsync(PluginSlot slot, PluginAction action, string actor, string cityId)
    {
        var city = registry.Cities.FirstOrDefault(city => city.City.Id == cityId && city.PluginSettings.ContainsKey(slot.Id))
            ?? throw new PluginActionException(PluginRefusal.NoCity, $"The plugin {slot.Id} is not set up for a city {cityId}; write plugins.{slot.Id} into its city pack.");
        if (!slot.Current.IsRunning)
            throw new PluginActionException(PluginRefusal.NotNow, $"The plugin {slot.Id} is {slot.Current.State}; it cannot be switched in one city now.");
        await cities.RunAsync(slot.Current, city, action, actor);
    }

    private async Task DisableAsync(PluginEntry entry, string actor)
    {
        // First of all: a host that is killed while it drains must not bring the plugin back.
        await decisions.DisableAsync(entry.Id, actor, CancellationToken.None);
        var reason = PluginReasons.SwitchedOff;
        if (entry.IsRunning && await unloader.RunAsync(entry, reason, actor, CancellationToken.None) is { State: PluginState.Leaked, Cause: { } leak })
            reason = reason.With(leak);
        await entry.MoveAsync(PluginState.Disabled, reason, actor, CancellationToken.None);
    }

    private async Task StartAsync(PluginSlot slot, string actor)
    {
        var old = slot.Current;
        var found = PluginFolders.FindOne(old.Folder, [.. registry.Slots.Where(other => other != slot).Select(other => other.Current)])
            ?? throw new PluginActionException(PluginRefusal.Missing, $"There is no plugin in {old.Folder} any more. Put it back, or remove the plugin from the city packs and start the host again.");
        if (old.IsRunning)
        {
            await ReplaceAsync(slot, found, actor);
            return;
        }

        await decisions.EnableAsync(old.Id, CancellationToken.None);
        await failures.ForgetAsync(old.Id, CancellationToken.None);
        var renewed = registry.Renew(slot, found);
        if (old.IsLoaded)
            retirement.Clear(slot, old);
        await activation.RunAsync(renewed.Current, found, registry.Cities, actor, CancellationToken.None);
    }

    // What runs goes on where what lies on disk would not.
    private async Task ReplaceAsync(PluginSlot slot, FoundPlugin found, string actor)
    {
        await retirement.RoomAsync(slot);
        if (found.Manifest is null)
            found = found with { Id = slot.Id };
        else if (found.Id != slot.Id)
            throw Unfit(slot, $"its id is {found.Id} now, which makes it another plugin. Put the id right, or start the host again.");
        var next = registry.Beside(found);

        if (await activation.RunBesideAsync(slot, next, found, registry.Cities, actor) is { } old)
        {
            retirement.Begin(slot, old, PluginReasons.Replaced(next.Version), actor);
            return;
        }

        slot.Fail(PluginAttempt.Of(next.Status));
        log.AttemptFailed(slot.Id, next.Version, next.Status.Reason);
        retirement.Clear(slot, next);
        throw Unfit(slot, next.Status.Reason);
    }

    private static PluginActionException Unfit(PluginSlot slot, string reason) =>
        new(PluginRefusal.Unfit, $"What lies in {slot.Current.Folder} cannot be loaded, so the running plugin goes on: {reason}");

    private static string Done(PluginAction action) => action switch
    {
        PluginAction.Disable => "switched off",
        PluginAction.Enable => "switched on",
        _ => "loaded again",
    };
}
