using Assistant.PluginHosting.States;

namespace Assistant.PluginHosting.Tests;

public sealed class StateTests
{
    [Fact]
    public void A_plugin_begins_as_discovered() =>
        Enum.GetValues<PluginState>().Where(state => PluginTransitions.Allows(null, state)).ShouldBe([PluginState.Discovered]);

    [Fact]
    public void Each_state_can_be_reached_and_left()
    {
        var states = Enum.GetValues<PluginState>();

        states.ShouldAllBe(to => PluginTransitions.Allows(null, to) || states.Any(from => PluginTransitions.Allows(from, to)));
        states.ShouldAllBe(from => states.Any(to => PluginTransitions.Allows(from, to)));
        states.ShouldAllBe(state => !PluginTransitions.Allows(state, state));
    }

    [Fact]
    public void Code_runs_only_after_it_was_verified_and_is_gone_only_after_it_was_drained()
    {
        var states = Enum.GetValues<PluginState>();

        states.Where(from => PluginTransitions.Allows(from, PluginState.Loading)).ShouldBe([PluginState.Verified]);
        states.Where(from => PluginTransitions.Allows(from, PluginState.Verified)).ShouldBe([PluginState.Discovered]);
        states.Where(from => PluginTransitions.Allows(from, PluginState.Unloaded)).ShouldBe([PluginState.Draining]);
        states.Where(from => PluginTransitions.Allows(from, PluginState.Draining)).ShouldBe([PluginState.Active, PluginState.Degraded]);
    }
}
