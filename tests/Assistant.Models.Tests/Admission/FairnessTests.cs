using Assistant.Models.Tests.Lab;

namespace Assistant.Models.Tests.Admission;

public class FairnessTests
{
    [Fact]
    public async Task Fifty_questions_of_one_person_do_not_delay_the_one_of_another()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        var busy = await WaitingAsync(lab, Enumerable.Range(0, 51).Select(i => lab.Ask($"anna {i}", "anna")).ToList(), 50);

        var other = lab.Ask("berta", "berta");
        await ManualTime.UntilAsync(() => other.Position == 2);

        (await ServeAsync(server, 3)).ShouldBe(["anna 0", "anna 1", "berta"]);
        busy.Count(call => call.Done.IsCompleted).ShouldBe(2);
    }

    [Fact]
    public async Task Cities_take_turns_however_many_people_ask_in_one()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        await WaitingAsync(lab, [lab.Ask("running"), .. Enumerable.Range(0, 6).Select(i => lab.Ask($"mainz {i}", $"person {i}", "mainz"))], 6);
        await WaitingAsync(lab, [.. Enumerable.Range(0, 2).Select(i => lab.Ask($"trier {i}", $"person {i}", "trier"))], 2);

        (await ServeAsync(server, 9)).ShouldBe(["running", "mainz 0", "trier 0", "mainz 1", "trier 1", "mainz 2", "mainz 3", "mainz 4", "mainz 5"]);
    }

    [Fact]
    public async Task Who_waits_is_told_every_place_up_to_the_last()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        var running = lab.Ask("running");
        var first = (await WaitingAsync(lab, [lab.Ask("first", "anna")], 1))[0];
        var second = (await WaitingAsync(lab, [lab.Ask("second", "berta")], 1))[0];
        await ManualTime.UntilAsync(() => second.Position == 2);

        await ServeAsync(server, 1);
        await ManualTime.UntilAsync(() => second.Position == 1);
        await ServeAsync(server, 2);
        await Task.WhenAll(running.Done, first.Done, second.Done);

        first.Positions.ShouldBe([1, 0]);
        second.Positions.ShouldBe([2, 1, 0]);
        running.Positions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Background_calls_wait_for_interactive_ones()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        await WaitingAsync(lab, [lab.Ask("running"), lab.Ask("background", "ingestion", priority: CallPriority.Background)], 1);
        await WaitingAsync(lab, [lab.Ask("one"), lab.Ask("two")], 2);

        (await ServeAsync(server, 4)).ShouldBe(["running", "one", "two", "background"]);
    }

    [Fact]
    public async Task A_background_call_is_let_through_after_sixteen_interactive_ones()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        await WaitingAsync(lab, [lab.Ask("running"), lab.Ask("background", "ingestion", priority: CallPriority.Background)], 1);
        await WaitingAsync(lab, [.. Enumerable.Range(0, 20).Select(i => lab.Ask($"{i}"))], 20);

        var served = await ServeAsync(server, 22);

        served.ToList().IndexOf("background").ShouldBe(1 + 16);
    }

    [Fact]
    public async Task A_background_call_is_let_through_after_half_a_minute()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1", parallel: 1);
        await lab.ReadyAsync();
        await WaitingAsync(lab, [lab.Ask("running"), lab.Ask("background", "ingestion", priority: CallPriority.Background)], 1);
        await WaitingAsync(lab, [lab.Ask("one"), lab.Ask("two")], 2);
        var running = (await server.NextCallAsync()).Say("ja");

        lab.Time.Advance(TimeSpan.FromSeconds(31));
        running.End();

        (await ServeAsync(server, 3)).ShouldBe(["background", "one", "two"]);
    }

    internal static async Task<IReadOnlyList<LabCall>> WaitingAsync(ModelsLab lab, IReadOnlyList<LabCall> calls, int waiting)
    {
        await ManualTime.UntilAsync(() => calls.Count(call => call.Position > 0) >= waiting);
        return calls;
    }

    /// <summary>Answers so many calls one after another and says in which order they came.</summary>
    internal static async Task<IReadOnlyList<string>> ServeAsync(FakeServer server, int count)
    {
        var served = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var call = await server.NextCallAsync();
            served.Add(call.Text);
            call.Say("ja").End();
            await call.Ended;
        }

        return served;
    }
}
