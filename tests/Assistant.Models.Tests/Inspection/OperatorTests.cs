using Assistant.Models.Endpoints;
using Assistant.Models.Tests.Lab;

namespace Assistant.Models.Tests.Inspection;

public class OperatorTests
{
    [Fact]
    public async Task A_dead_endpoint_is_probed_at_once_where_an_operator_wants_it()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        server.Dead = server.Failure(ModelFailure.Unreachable);
        await lab.ReadyAsync();
        await lab.UntilNextProbeIsAwaitedAsync(server);
        lab.Status(server).State.ShouldBe(EndpointState.Down);
        server.Dead = null;

        lab.Inspector.Probe("gpu1").ShouldBeTrue();

        // The clock stands still: without the wish the endpoint would stay down.
        await ManualTime.UntilAsync(() => lab.Status(server).State == EndpointState.Up);
        lab.Inspector.GetRole("mainz", ModelRoles.Chat).IsInReach.ShouldBeTrue();
    }

    [Fact]
    public async Task There_is_nothing_to_probe_under_an_unknown_name()
    {
        await using var lab = new ModelsLab();
        lab.Add("gpu1");

        lab.Inspector.Probe("gpu2").ShouldBeFalse();
    }

    [Fact]
    public async Task A_role_is_seen_as_it_was_last_known_without_waiting_for_a_probe()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");

        lab.Inspector.GetRole("mainz", ModelRoles.Chat).IsInReach.ShouldBeFalse();
        server.Probes.ShouldBe(0);
        await lab.ReadyAsync();

        lab.Inspector.GetRole("mainz", ModelRoles.Chat).IsInReach.ShouldBeTrue();
    }

    [Fact]
    public async Task The_queue_tells_how_many_of_a_city_wait_and_for_how_long()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        lab.Inspector.Queue.ShouldBeEmpty();
        lab.Ask("running");
        var first = lab.Ask("first", "anna", "mainz");
        await ManualTime.UntilAsync(() => first.Position == 1);
        lab.Time.Advance(TimeSpan.FromSeconds(3));
        var others = new[] { lab.Ask("second", "berta", "mainz"), lab.Ask("third", "carl", "trier") };
        await ManualTime.UntilAsync(() => others.All(call => call.Position > 0));

        lab.Inspector.Queue.Select(queue => (queue.CityId, queue.Waiting, queue.Oldest.TotalSeconds)).ShouldBe([("mainz", 2, 3.0), ("trier", 1, 0.0)], ignoreOrder: true);
        server.Calls.ShouldBe(1);
    }
}
