using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.CommandLine;

public sealed class PluginSwitchTests(DemoTown town)
{
    [Fact]
    public async Task A_plugin_is_switched_from_the_command_line_whether_the_host_runs_or_not()
    {
        using var data = town.CopyData();

        (await town.RunAsync(data.Path, "plugins", "disable", "ris", "--city", "rebstadt")).ShouldBeDone().Output.ShouldBe("ris is switched off in rebstadt from the next start of the host.\n");
        (await town.RunAsync(data.Path, "plugins", "list")).ShouldBeDone().Output.ShouldContain("rebstadt: off: Switched off in this city by the operator");

        await using (var host = await ServedHost.StartAsync(data.Path, town.Cities))
        {
            await host.ReadyAsync();
            (await town.RunAsync(data.Path, "plugins", "enable", "ris", "--city", "rebstadt")).ShouldBeDone().Output.ShouldBe("ris is switched on in rebstadt.\n");
            (await town.RunAsync(data.Path, "plugins", "enable", "ris", "--city", "rebstadt")).ShouldEndWith(1).Sentence.ShouldContain("state");
        }

        (await town.RunAsync(data.Path, "plugins", "list")).ShouldBeDone().Output.ShouldContain("rebstadt: active");
    }

    [Fact]
    public async Task What_cannot_be_switched_is_told_in_a_sentence()
    {
        using var data = town.CopyData();

        (await town.RunAsync(data.Path, "plugins", "disable", "nobody")).ShouldEndWith(1).Sentence.ShouldContain("There is no plugin nobody");
        (await town.RunAsync(data.Path, "plugins", "disable", "nobody", "--city", "rebstadt")).ShouldEndWith(2).Sentence.ShouldContain("does not name a plugin nobody");
    }
}
