using Assistant.Walls.Egress.Politeness;
using Assistant.Walls.Egress.Politeness.Limits;
using Assistant.Walls.Tests.Doubles;

namespace Assistant.Walls.Tests.Politeness;

public class ServerGateTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beyond_the_burst_requests_keep_the_rate()
    {
        var gate = Gate(new ServerLimits { RequestsPerSecond = 10, Concurrency = 4 });
        for (var i = 0; i < 4; i++)
            (await gate.EnterAsync(Token)).Dispose();

        for (var i = 0; i < 5; i++)
        {
            var entering = gate.EnterAsync(Token);
            entering.IsCompleted.ShouldBeFalse();
            (await _time.PassNextWaitAsync(TimeSpan.FromSeconds(1))).ShouldBe(TimeSpan.FromMilliseconds(100));
            (await entering).Dispose();
        }
    }

    [Fact]
    public async Task A_quiet_time_fills_the_bucket_and_no_more()
    {
        var gate = Gate(new ServerLimits { RequestsPerSecond = 10, Concurrency = 4 });
        for (var i = 0; i < 4; i++)
            (await gate.EnterAsync(Token)).Dispose();
        _time.Advance(TimeSpan.FromHours(1));

        for (var i = 0; i < 4; i++)
            (await gate.EnterAsync(Token)).Dispose();

        gate.EnterAsync(Token).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task No_more_than_the_places_are_under_way()
    {
        var gate = Gate(new ServerLimits { RequestsPerSecond = 1000, Concurrency = 2 });
        var first = await gate.EnterAsync(Token);
        using var second = await gate.EnterAsync(Token);
        var third = gate.EnterAsync(Token);
        third.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await third).Dispose();
    }

    [Fact]
    public async Task A_place_is_given_back_once()
    {
        var gate = Gate(new ServerLimits { RequestsPerSecond = 1000, Concurrency = 1 });
        var first = await gate.EnterAsync(Token);
        first.Dispose();
        first.Dispose();

        using var second = await gate.EnterAsync(Token);

        gate.EnterAsync(Token).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_place_that_nobody_gives_back_comes_back_by_itself()
    {
        var gate = Gate(new ServerLimits { RequestsPerSecond = 1000, Concurrency = 1 });
        _ = await gate.EnterAsync(Token);
        var second = gate.EnterAsync(Token);

        _time.Advance(TimeSpan.FromMinutes(2));

        (await second).Dispose();
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_for_a_place()
    {
        using var cancellation = new CancellationTokenSource();
        var gate = Gate(new ServerLimits { RequestsPerSecond = 1000, Concurrency = 1 });
        var first = await gate.EnterAsync(Token);
        var second = gate.EnterAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await gate.EnterAsync(Token)).Dispose();
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_for_the_rate_and_frees_the_place()
    {
        using var cancellation = new CancellationTokenSource();
        var gate = Gate(new ServerLimits { RequestsPerSecond = 1, Concurrency = 1 });
        (await gate.EnterAsync(Token)).Dispose();
        var second = gate.EnterAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => second);
        _time.Advance(TimeSpan.FromSeconds(10));
        (await gate.EnterAsync(Token)).Dispose();
    }

    [Fact]
    public async Task A_crawl_delay_slows_down()
    {
        var gate = Gate(new ServerLimits());
        gate.SetCrawlDelay(TimeSpan.FromSeconds(5));
        (await gate.EnterAsync(Token)).Dispose();

        var second = gate.EnterAsync(Token);

        (await _time.PassNextWaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(TimeSpan.FromSeconds(5));
        (await second).Dispose();
    }

    [Fact]
    public async Task A_crawl_delay_does_not_speed_up()
    {
        var gate = Gate(new ServerLimits { RequestsPerSecond = 0.5, Concurrency = 1 });
        gate.SetCrawlDelay(TimeSpan.FromMilliseconds(1));
        (await gate.EnterAsync(Token)).Dispose();

        var second = gate.EnterAsync(Token);

        (await _time.PassNextWaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(TimeSpan.FromSeconds(2));
        (await second).Dispose();
    }

    [Fact]
    public async Task A_pause_holds_everybody_also_those_who_already_wait()
    {
        var gate = Gate(new ServerLimits { RequestsPerSecond = 1, Concurrency = 1 });
        (await gate.EnterAsync(Token)).Dispose();
        var second = gate.EnterAsync(Token);
        gate.Pause(TimeSpan.FromSeconds(60));

        _time.Advance(TimeSpan.FromSeconds(1));
        (await _time.PassNextWaitAsync(TimeSpan.FromSeconds(70))).ShouldBe(TimeSpan.FromSeconds(59));

        (await second).Dispose();
    }

    [Theory]
    [InlineData("http://127.0.0.1:9801/", 500)]
    [InlineData("http://localhost./", 500)]
    [InlineData("http://[::1]/", 500)]
    [InlineData("http://ris.example/", 10)]
    [InlineData("https://slow.example/", 2)]
    [InlineData("https://slow.example:8443/", 3)]
    public void The_operators_limits_come_first(string address, double requestsPerSecond)
    {
        var options = new PolitenessOptions
        {
            Servers = new Dictionary<string, ServerLimits>
            {
                ["Slow.example"] = new() { RequestsPerSecond = 2 },
                ["slow.example:8443"] = new() { RequestsPerSecond = 3 },
            },
        };

        options.For(ServerKey.Of(new Uri(address))).RequestsPerSecond.ShouldBe(requestsPerSecond);
    }

    private ServerGate Gate(ServerLimits limits) => new(limits, TimeSpan.FromMinutes(2), _time);
}
