using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Conversations;

public sealed class RestartTests(DemoTown town)
{
    [Fact]
    public async Task An_answer_that_a_dead_host_left_unfinished_is_marked_and_kept()
    {
        using var data = town.CopyData();
        Visitor visitor;
        await using (var before = await ServedHost.StartAsync(data.Path, town.Cities))
        {
            visitor = await Visitor.ArriveAsync(before);
            using var second = new SecondHost(data.Path);
            _ = await second.BeginAsync(visitor.Caller, "thread-1", "Was kostet der Deich?", "Der Deich kostet");
            (await StateAsync(visitor)).ShouldBe(("running", "Der Deich kostet"));
        }

        await using var after = await ServedHost.StartAsync(data.Path, town.Cities);
        var again = visitor.At(after);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await StateAsync(again)).State == "running")
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);

        (await StateAsync(again)).ShouldBe(("interrupted", "Der Deich kostet"));
    }

    private static async Task<(string? State, string? Text)> StateAsync(Visitor visitor)
    {
        var answer = (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/thread-1")).GetProperty("messages")[1];
        return (answer.GetProperty("state").GetString(), answer.GetProperty("text").GetString());
    }
}
