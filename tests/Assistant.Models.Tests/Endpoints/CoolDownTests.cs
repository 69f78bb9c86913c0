using Assistant.Models.Endpoints;
using Assistant.Models.Tests.Lab;

namespace Assistant.Models.Tests.Endpoints;

public class CoolDownTests
{
    [Theory]
    [InlineData(ModelFailure.Unreachable)]
    [InlineData(ModelFailure.TimedOut)]
    [InlineData(ModelFailure.ServerFailed)]
    [InlineData(ModelFailure.BrokenAnswer)]
    public async Task An_endpoint_that_failed_gets_no_call_before_a_probe_succeeded(ModelFailure failure)
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        await lab.ReadyAsync();
        await FailAsync(lab, server, failure);

        (await lab.Ask("Wann?").FailureAsync()).Failure.ShouldBe(ModelFailure.NoneInReach);
        server.Calls.ShouldBe(1);
        await lab.ProbeAgainAsync(server);

        lab.Status(server).State.ShouldBe(EndpointState.Up);
        lab.Ask("Wann?");
        await server.NextCallAsync();
    }

    [Fact]
    public async Task The_pause_grows_with_each_failure_in_a_row_and_ends_with_an_answer()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        await lab.ReadyAsync();
        var pauses = new List<double>();

        for (var i = 0; i < 3; i++)
            pauses.Add(await FailAndMeasureAsync(lab, server));
        var call = lab.Ask("Wann?");
        (await server.NextCallAsync()).Say("Morgen.").End();
        await call.Done;
        pauses.Add(await FailAndMeasureAsync(lab, server));

        pauses.ShouldBe([0.5, 1, 2, 0.5]);
    }

    [Fact]
    public async Task Calls_that_break_together_count_as_one_failure()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        await lab.ReadyAsync();
        var calls = Enumerable.Range(0, 4).Select(i => lab.Ask($"{i}")).ToList();
        for (var i = 0; i < 4; i++)
            (await server.NextCallAsync()).Fail(ModelFailure.Unreachable);
        foreach (var call in calls)
            await call.FailureAsync();

        (lab.Status(server).NextProbe!.Value - lab.Time.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task A_busy_server_is_left_alone_for_as_long_as_it_asks_and_who_comes_waits()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        await lab.ReadyAsync();
        var refused = lab.Ask("refused");
        (await server.NextCallAsync()).Fail(ModelFailure.Busy, TimeSpan.FromSeconds(3));
        var failure = await refused.FailureAsync();
        var next = lab.Ask("next");
        await ManualTime.UntilAsync(() => next.Position == 1);

        lab.Time.Advance(TimeSpan.FromSeconds(2.9));
        server.Calls.ShouldBe(1);
        lab.Time.Advance(TimeSpan.FromSeconds(0.1));
        (await server.NextCallAsync()).Say("Morgen.").End();
        await next.Done;

        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
        lab.Status(server).State.ShouldBe(EndpointState.Up);
        next.Positions.ShouldBe([1, 0]);
    }

    [Fact]
    public async Task A_missing_model_costs_the_endpoint_that_model_alone()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.ChatSmall] = ["small"];
        var server = lab.Add("gpu1", 4, ModelsLab.Model, "small");
        await lab.ReadyAsync();
        await FailAsync(lab, server, ModelFailure.ModelMissing);

        (await lab.Router.GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken)).IsInReach.ShouldBeFalse();
        (await lab.Router.GetRoleAsync("mainz", ModelRoles.ChatSmall, TestContext.Current.CancellationToken)).IsInReach.ShouldBeTrue();

        lab.Time.Advance(TimeSpan.FromMinutes(1));
        (await lab.Router.GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken)).IsInReach.ShouldBeTrue();
    }

    private static async Task FailAsync(ModelsLab lab, FakeServer server, ModelFailure failure)
    {
        var call = lab.Ask("fails");
        (await server.NextCallAsync()).Fail(failure);
        (await call.FailureAsync()).Failure.ShouldBe(failure);
    }

    private static async Task<double> FailAndMeasureAsync(ModelsLab lab, FakeServer server)
    {
        await FailAsync(lab, server, ModelFailure.ServerFailed);
        var pause = (lab.Status(server).NextProbe!.Value - lab.Time.GetUtcNow()).TotalSeconds;
        await lab.ProbeAgainAsync(server);
        return pause;
    }
}
