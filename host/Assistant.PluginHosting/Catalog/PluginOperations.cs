using Assistant.PluginHosting.States;
using Assistant.PluginHosting.Verification;

namespace Assistant.PluginHosting.Catalog;

/// <inheritdoc/>
internal sealed class PluginOperations(PluginRegistry registry, PluginActivation activation, PluginUnloader unloader, PluginVerifier verifier, PluginDecisions decisions) : IPluginOperations
{
    public async Task RunAsync(string pluginId, PluginAction action, string actor)
    {
        var entry = Find(pluginId);
        // Not waited for: who comes second learns that somebody is at it, and sees what came of it.
        var steps = entry.Steps;
        if (!await steps.WaitAsync(TimeSpan.Zero))
            throw new PluginActionException(PluginRefusal.Busy, $"The plugin {pluginId} is being loaded, unloaded or changed by somebody else right now. Look again in a moment.");
        try
        {
            // What was found before the lock was taken may have been replaced since.
            entry = Find(pluginId);
            var state = entry.Status.State;
            if (!PluginActions.Of(state).Contains(action))
                throw new PluginActionException(PluginRefusal.NotNow, $"The plugin {pluginId} is {state}; it cannot be {Done(action)} now.");
            await (action == PluginAction.Disable ? DisableAsync(entry, actor) : StartAsync(entry, actor));
        }
        finally
        {
            steps.Release();
        }
    }

    private PluginEntry Find(string pluginId) => registry.Entries.FirstOrDefault(entry => entry.Id == pluginId)
        ?? throw new PluginActionException(PluginRefusal.Unknown, $"There is no plugin {pluginId}.");

    private async Task DisableAsync(PluginEntry entry, string actor)
    {
        // First of all: a host that is killed while it drains must not bring the plugin back.
        await decisions.DisableAsync(entry.Id, actor, CancellationToken.None);
        var reason = PluginReasons.SwitchedOff;
        if (entry.State is PluginState.Active or PluginState.Degraded && await unloader.RunAsync(entry, reason, actor, CancellationToken.None) is { State: PluginState.Leaked, Cause: { } leak })
            reason = reason.With(leak);
        await entry.MoveAsync(PluginState.Disabled, reason, actor, CancellationToken.None);
    }

    private async Task StartAsync(PluginEntry entry, string actor)
    {
        var found = PluginFolders.FindOne(entry.Folder, [.. registry.Entries.Where(other => other != entry)])
            ?? throw new PluginActionException(PluginRefusal.Missing, $"There is no plugin in {entry.Folder} any more. Put it back, or remove the plugin from the city packs and start the host again.");
        if (entry.State is PluginState.Active or PluginState.Degraded)
        {
            // What runs goes on where what lies on disk would not.
            if (verifier.Verify(found) is { IsRight: false } verdict)
                throw new PluginActionException(PluginRefusal.Unfit, $"What lies in {entry.Folder} cannot be loaded, so the running plugin goes on: {string.Join(' ', verdict.Findings)}");
            await unloader.RunAsync(entry, PluginReasons.LoadedAgain, actor, CancellationToken.None);
        }

        await decisions.EnableAsync(entry.Id, CancellationToken.None);
        await activation.RunAsync(registry.Renew(entry, found), found, registry.Cities, actor, CancellationToken.None);
    }

    private static string Done(PluginAction action) => action switch
    {
        PluginAction.Disable => "switched off",
        PluginAction.Enable => "switched on",
        _ => "loaded again",
    };
}
