using Assistant.Models.Tests.Lab;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Admission;

public class AdmissionTests
{
    [Fact]
    public async Task No_more_calls_run_than_the_endpoints_take()
    {
        await using var lab = new ModelsLab();
        var one = lab.Add("gpu1", parallel: 2);
        var two = lab.Add("gpu2", parallel: 3);
        await lab.ReadyAsync();

        var calls = Enumerable.Range(0, 8).Select(i => lab.Ask($"{i}")).ToList();
        await ManualTime.UntilAsync(() => calls.Count(call => call.Position > 0) == 3);

        (one.Calls, two.Calls).ShouldBe((2, 3));
    }

    [Fact]
    public async Task Roles_share_the_places_of_an_endpoint()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.ChatSmall] = ["small"];
        var server = lab.Add("gpu1", parallel: 1, ModelsLab.Model, "small");
        await lab.ReadyAsync();
        lab.Ask("running");

        var small = lab.Ask("title", role: ModelRoles.ChatSmall);
        await ManualTime.UntilAsync(() => small.Position == 1);

        (await FairnessTests.ServeAsync(server, 2)).ShouldBe(["running", "title"]);
    }

    [Fact]
    public async Task A_full_queue_refuses_with_a_time_to_come_back()
    {
        await using var lab = new ModelsLab();
        lab.Options.QueueLength = 4;
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        // One call that took eight seconds is what is known of the service time.
        var slow = lab.Ask("slow");
        var upstream = await server.NextCallAsync();
        lab.Time.Advance(TimeSpan.FromSeconds(8));
        upstream.Say("ja").End();
        await slow.Done;
        lab.Ask("running");
        await FairnessTests.WaitingAsync(lab, [.. Enumerable.Range(0, 4).Select(i => lab.Ask($"{i}", $"person {i}"))], 4);

        var refused = await lab.Ask("too many", "person 9").FailureAsync();

        refused.Failure.ShouldBe(ModelFailure.QueueFull);
        refused.RetryAfter.ShouldBe(TimeSpan.FromSeconds(32));
    }

    [Fact]
    public async Task One_person_cannot_fill_the_queue()
    {
        await using var lab = new ModelsLab();
        lab.Options.QueueLength = 8;
        lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        lab.Ask("running");
        await FairnessTests.WaitingAsync(lab, [lab.Ask("one", "anna"), lab.Ask("two", "anna")], 2);

        var refused = await lab.Ask("three", "anna").FailureAsync();
        var other = lab.Ask("other", "berta");
        await ManualTime.UntilAsync(() => other.Position > 0);

        refused.Failure.ShouldBe(ModelFailure.QueueFull);
        refused.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_queue_at_once()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        lab.Ask("running");
        var first = (await FairnessTests.WaitingAsync(lab, [lab.Ask("first", "anna")], 1))[0];
        var second = lab.Ask("second", "berta");
        await ManualTime.UntilAsync(() => second.Position == 2);

        first.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(first.Done);
        await ManualTime.UntilAsync(() => second.Position == 1);

        (await FairnessTests.ServeAsync(server, 2)).ShouldBe(["running", "second"]);
        first.Positions.ShouldNotContain(0);
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_the_server_and_frees_its_place()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        var call = lab.Ask("running");
        var upstream = (await server.NextCallAsync()).Say("Der ");
        await ManualTime.UntilAsync(() => call.Text == "Der ");

        call.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(call.Done);
        await upstream.Ended;
        lab.Status(server).InFlight.ShouldBe(0);
        lab.Status(server).State.ShouldBe(Models.Endpoints.EndpointState.Up);
    }

    [Fact]
    public async Task A_reader_that_stops_reading_frees_the_place()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        var client = lab.Router.CreateChatClient(new ModelCall("mainz", "anna", ModelRoles.Chat));
        var stream = client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Wann?")], cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = stream.MoveNextAsync();
        var upstream = (await server.NextCallAsync()).Say("Am ");
        (await next).ShouldBeTrue();

        await stream.DisposeAsync();

        await upstream.Ended;
        lab.Status(server).InFlight.ShouldBe(0);
    }

    [Fact]
    public async Task A_thousand_callers_who_come_and_go_leave_no_place_taken()
    {
        await using var lab = new ModelsLab();
        lab.Options.QueueLength = 4000;
        var server = lab.Add("gpu1", parallel: 7);
        await lab.ReadyAsync();
        var calls = Enumerable.Range(0, 1000).Select(i => lab.Ask($"{i}", $"person {i % 50}")).ToList();

        foreach (var call in calls.Where((_, i) => i % 2 == 0))
            call.Cancel();
        var answered = 0;
        while (!calls.TrueForAll(call => call.Done.IsCompleted))
        {
            while (server.TryNextCall() is { } upstream)
            {
                upstream.Say("ja").End();
                answered++;
            }

            await Task.Yield();
        }

        lab.Status(server).InFlight.ShouldBe(0);
        calls.Where((_, i) => i % 2 == 1).ShouldAllBe(call => call.Done.IsCompletedSuccessfully && call.Text == "ja");
        answered.ShouldBeLessThanOrEqualTo(507);
    }

    [Fact]
    public async Task A_listener_that_throws_fails_its_own_call_only()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        lab.Ask("running");
        var client = lab.Router.CreateChatClient(new ModelCall("mainz", "anna", ModelRoles.Chat) { Waiting = _ => throw new InvalidOperationException("listener") });
        var faulty = client.GetResponseAsync("Wann?", cancellationToken: TestContext.Current.CancellationToken);
        var next = lab.Ask("next", "berta");
        await ManualTime.UntilAsync(() => next.Position == 2);

        (await FairnessTests.ServeAsync(server, 2)).ShouldBe(["running", "next"]);

        (await Should.ThrowAsync<InvalidOperationException>(faulty)).Message.ShouldBe("listener");
        await next.Done;
    }
}
