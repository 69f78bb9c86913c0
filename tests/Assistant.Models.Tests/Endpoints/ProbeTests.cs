using Assistant.Models.Endpoints;
using Assistant.Models.Servers;
using Assistant.Models.Tests.Lab;
using Assistant.Models.Tests.Routing;

namespace Assistant.Models.Tests.Endpoints;

public class ProbeTests
{
    [Fact]
    public async Task A_dead_endpoint_is_known_as_such_and_calls_fail_at_once()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        server.Dead = server.Failure(ModelFailure.Unreachable);

        var role = await lab.Router.GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken);
        var failure = await lab.Ask("Wann?").FailureAsync();

        role.IsInReach.ShouldBeFalse();
        failure.Failure.ShouldBe(ModelFailure.NoneInReach);
        failure.Message.ShouldContain("gpu1 is down (Unreachable)");
        failure.RetryAfter.ShouldNotBeNull();
        server.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_black_hole_costs_the_first_question_half_a_second_and_the_next_nothing()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("hole");
        server.Probe = async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        };
        var first = lab.Router.GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken).AsTask();
        first.IsCompleted.ShouldBeFalse();

        lab.Time.Advance(TimeSpan.FromMilliseconds(500));

        (await first).IsInReach.ShouldBeFalse();
        var second = lab.Router.GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken);
        second.IsCompleted.ShouldBeTrue();
        (await second).IsInReach.ShouldBeFalse();
        (await lab.Ask("Wann?").FailureAsync()).Failure.ShouldBe(ModelFailure.NoneInReach);
    }

    [Fact]
    public async Task A_slow_server_does_not_delay_the_probes_of_another()
    {
        await using var lab = new ModelsLab();
        var hole = lab.Add("hole");
        var server = lab.Add("gpu1");
        hole.Probe = async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        };
        lab.Inspector.Start();
        await ManualTime.UntilAsync(() => server.Probes == 1);

        await lab.ProbeAgainAsync(server);
        await lab.ProbeAgainAsync(server);

        (server.Probes, lab.Status(server).State).ShouldBe((3, EndpointState.Up));
    }

    [Fact]
    public async Task A_dead_endpoint_comes_back_by_a_probe_and_then_answers()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        server.Dead = server.Failure(ModelFailure.Unreachable);
        await lab.ReadyAsync();
        server.Dead = null;

        await lab.ProbeAgainAsync(server);
        var call = lab.Ask("Wann?");
        (await server.NextCallAsync()).Say("Morgen.").End();
        await call.Done;

        call.Text.ShouldBe("Morgen.");
    }

    [Fact]
    public async Task A_dead_endpoint_is_probed_at_growing_intervals()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        server.Dead = server.Failure(ModelFailure.Unreachable);
        await lab.ReadyAsync();
        var waits = new List<double>();

        for (var i = 0; i < 7; i++)
        {
            await lab.UntilNextProbeIsAwaitedAsync(server);
            waits.Add((lab.Status(server).NextProbe!.Value - lab.Time.GetUtcNow()).TotalSeconds);
            await lab.ProbeAgainAsync(server);
        }

        waits.ShouldBe([0.5, 1, 2, 4, 8, 15, 15]);
    }

    [Fact]
    public async Task Calls_without_a_token_are_given_up_when_a_probe_finds_the_endpoint_dead_and_others_go_on()
    {
        await using var lab = new ModelsLab();
        var half = lab.Add("half");
        await lab.ReadyAsync();
        var begun = lab.Ask("begun");
        var begunUpstream = (await half.NextCallAsync()).Say("Der ");
        await ManualTime.UntilAsync(() => begun.Text == "Der ");
        var silent = lab.Ask("silent");
        var silentUpstream = await half.NextCallAsync();

        half.Dead = half.Failure(ModelFailure.TimedOut);
        await lab.ProbeAgainAsync(half);

        await silentUpstream.Ended;
        (await silent.FailureAsync()).Failure.ShouldBe(ModelFailure.TimedOut);
        begun.Done.IsCompleted.ShouldBeFalse();
        begunUpstream.Say("Rat.").End();
        await begun.Done;
        begun.Text.ShouldBe("Der Rat.");
    }

    [Fact]
    public async Task A_call_that_was_given_up_goes_on_elsewhere()
    {
        await using var lab = new ModelsLab();
        FakeServer[] servers = [lab.Add("gpu1"), lab.Add("gpu2")];
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        var half = (await FailoverTests.AnyCallAsync(servers)).Server;

        half.Dead = half.Failure(ModelFailure.TimedOut);
        await lab.ProbeAgainAsync(half);
        var second = await FailoverTests.AnyCallAsync(servers);
        second.Say("Morgen.").End();
        await call.Done;

        second.Server.ShouldNotBe(half);
        call.Text.ShouldBe("Morgen.");
    }

    [Fact]
    public async Task A_call_that_waits_long_for_its_first_token_brings_the_probe_forward()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        await lab.ReadyAsync();
        await lab.UntilNextProbeIsAwaitedAsync(server);
        lab.Ask("Wann?");
        await server.NextCallAsync();

        lab.Time.Advance(TimeSpan.FromSeconds(1));
        await ManualTime.UntilAsync(() => server.Probes == 2);

        lab.Time.GetUtcNow().TimeOfDay.ShouldBe(TimeSpan.FromHours(8) + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_call_that_waits_long_at_one_server_has_all_of_them_asked()
    {
        await using var lab = new ModelsLab();
        var one = lab.Add("gpu1");
        var two = lab.Add("gpu2");
        await lab.ReadyAsync();
        await lab.UntilNextProbeIsAwaitedAsync(one);
        await lab.UntilNextProbeIsAwaitedAsync(two);
        lab.Ask("Wann?");
        await ManualTime.UntilAsync(() => Volatile.Read(ref one.Calls) + Volatile.Read(ref two.Calls) == 1);

        lab.Time.Advance(TimeSpan.FromSeconds(1));

        await ManualTime.UntilAsync(() => one.Probes == 2 && two.Probes == 2);
    }

    [Fact]
    public async Task A_slow_probe_of_a_server_that_streams_is_no_death()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        var upstream = (await server.NextCallAsync()).Say("Am ");
        await ManualTime.UntilAsync(() => call.Text == "Am ");
        var probing = new TaskCompletionSource<ServerReport>();
        server.Probe = _ => probing.Task;
        await lab.UntilNextProbeIsAwaitedAsync(server);
        lab.Time.Advance(lab.Status(server).NextProbe!.Value - lab.Time.GetUtcNow());
        upstream.Say("Montag.");
        await ManualTime.UntilAsync(() => call.Text == "Am Montag.");

        probing.SetException(server.Failure(ModelFailure.TimedOut));
        await lab.UntilNextProbeIsAwaitedAsync(server);

        lab.Status(server).State.ShouldBe(EndpointState.Up);
    }

    [Fact]
    public async Task Who_waits_while_the_last_endpoint_dies_is_told_at_once()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        var running = lab.Ask("running");
        await server.NextCallAsync();
        var waiting = lab.Ask("waits");
        await ManualTime.UntilAsync(() => waiting.Position == 1);

        server.Dead = server.Failure(ModelFailure.Unreachable);
        await lab.ProbeAgainAsync(server);

        (await waiting.FailureAsync()).Failure.ShouldBe(ModelFailure.NoneInReach);
        (await running.FailureAsync()).Failure.ShouldBe(ModelFailure.TimedOut);
    }

    [Fact]
    public async Task A_server_that_cannot_be_made_costs_itself_only()
    {
        await using var lab = new ModelsLab();
        lab.Options.Endpoints.Add(new EndpointOptions { Url = "http://unmade.test", Name = "unmade" });
        var server = lab.Add("gpu1");

        await lab.ReadyAsync();

        lab.Inspector.Endpoints[0].State.ShouldBe(EndpointState.Down);
        lab.Status(server).State.ShouldBe(EndpointState.Up);
    }
}
