using Assistant.Models.Servers;
using Assistant.Models.Tests.Lab;

namespace Assistant.Models.Tests.Routing;

public class SelectionTests
{
    [Fact]
    public async Task An_endpoint_with_the_model_loaded_is_preferred_until_it_is_full()
    {
        await using var lab = new ModelsLab();
        var cold = lab.Add("cold");
        var warm = lab.Add("warm", parallel: 2);
        warm.Loaded[ModelsLab.Model] = 16_384;
        await lab.ReadyAsync();

        lab.Ask("one");
        lab.Ask("two");
        (cold.Calls, warm.Calls).ShouldBe((0, 2));

        lab.Ask("three");
        (cold.Calls, warm.Calls).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Among_equals_the_least_busy_by_its_places_is_asked()
    {
        await using var lab = new ModelsLab();
        var large = lab.Add("large", parallel: 8);
        var small = lab.Add("small", parallel: 2);
        await lab.ReadyAsync();

        for (var i = 0; i < 10; i++)
            lab.Ask($"{i}");

        (large.Calls, small.Calls).ShouldBe((8, 2));
    }

    [Fact]
    public async Task Idle_equals_take_turns()
    {
        await using var lab = new ModelsLab();
        FakeServer[] servers = [lab.Add("gpu1"), lab.Add("gpu2"), lab.Add("gpu3")];
        await lab.ReadyAsync();

        for (var i = 0; i < 6; i++)
        {
            var call = lab.Ask($"{i}");
            (await FailoverTests.AnyCallAsync(servers)).Say("ja").End();
            await call.Done;
        }

        servers.Select(server => server.Calls).ShouldBe([2, 2, 2]);
    }

    [Fact]
    public async Task The_first_model_in_reach_is_asked()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Chat] = ["nowhere", "second", "third"];
        var server = lab.Add("gpu1", 4, "third", "second");
        await lab.ReadyAsync();

        lab.Ask("Wann?");

        (await server.NextCallAsync()).Model.ShouldBe("second");
    }

    [Fact]
    public async Task A_city_may_have_models_of_its_own()
    {
        await using var lab = new ModelsLab();
        lab.Options.Cities["trier"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [ModelRoles.Chat] = ["treverer:7b"] };
        var server = lab.Add("gpu1", 4, ModelsLab.Model, "treverer:7b");
        await lab.ReadyAsync();

        lab.Ask("one", city: "trier");
        lab.Ask("two", city: "mainz");

        (await server.NextCallAsync()).Model.ShouldBe("treverer:7b");
        (await server.NextCallAsync()).Model.ShouldBe(ModelsLab.Model);
    }

    [Fact]
    public async Task A_name_without_a_tag_means_the_latest()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Chat] = ["mistral"];
        lab.Add("gpu1", 4, "mistral:latest");
        await lab.ReadyAsync();

        (await lab.Router.GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken)).IsInReach.ShouldBeTrue();
    }

    [Fact]
    public async Task The_window_is_the_smaller_of_what_is_asked_for_and_what_the_model_holds()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Chat] = [ModelsLab.Model, "small", "unknown"];
        var server = lab.Add("gpu1", 4, ModelsLab.Model, "small", "unknown");
        server.Reports[ModelsLab.Model] = new ModelReport(40_960, 0, ["completion", "tools"]);
        server.Reports["small"] = new ModelReport(8_192, 0, ["completion"]);
        await lab.ReadyAsync();

        var role = await lab.Router.GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken);

        role.Models.Select(model => (model.ContextTokens, model.CanCallTools)).ShouldBe([(16_384, true), (8_192, false), (16_384, true)]);
        role.ContextTokens.ShouldBe(8_192);
    }
}
