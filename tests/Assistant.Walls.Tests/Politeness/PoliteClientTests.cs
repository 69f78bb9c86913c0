using System.Net;
using Assistant.Walls.Egress;
using Assistant.Walls.Egress.Politeness;
using Assistant.Walls.Tests.Doubles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Walls.Tests.Politeness;

/// <summary>The whole chain against real servers; only the clock is ours.</summary>
public class PoliteClientTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_without_robots_is_read()
    {
        await using var server = await TestServer.StartAsync(Robots(null));
        using var client = Client(server);

        (await client.GetStringAsync(new Uri(server.Address, "/a"), Token)).ShouldBe("content of /a");
        (await client.GetStringAsync(new Uri(server.Address, "/b"), Token)).ShouldBe("content of /b");

        server.Asked.ShouldBe(["/robots.txt", "/a", "/b"]);
    }

    [Fact]
    public async Task A_forbidden_address_is_not_asked_for_and_the_sentence_says_why()
    {
        await using var server = await TestServer.StartAsync(Robots("User-agent: *\nDisallow: /intern/"));
        using var client = Client(server);

        var disallowed = await Should.ThrowAsync<RobotsDisallowedException>(() => client.GetStringAsync(new Uri(server.Address, "/intern/a?name=Meier"), Token));

        disallowed.Message.ShouldContain("/intern/");
        disallowed.Message.ShouldNotContain("Meier");
        server.Asked.ShouldBe(["/robots.txt"]);
    }

    [Fact]
    public async Task A_forbidden_address_is_not_reached_by_a_redirect()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/a")
                context.Response.Redirect("/intern/a");
            else
                await Robots("User-agent: *\nDisallow: /intern/")(context);
        });
        using var client = Client(server);

        await Should.ThrowAsync<RobotsDisallowedException>(() => client.GetStringAsync(new Uri(server.Address, "/a"), Token));

        server.Asked.ShouldBe(["/robots.txt", "/a"]);
    }

    [Fact]
    public async Task Clients_of_one_factory_share_robots_and_ask_again_after_a_day()
    {
        await using var server = await TestServer.StartAsync(Robots("User-agent: *\nDisallow: /intern/"));
        var factory = Factory(new());
        using var one = factory.Create(Policy(server));
        using var other = factory.Create(Policy(server));

        await one.GetStringAsync(new Uri(server.Address, "/a"), Token);
        await other.GetStringAsync(new Uri(server.Address, "/b"), Token);
        server.Asked.ShouldBe(["/robots.txt", "/a", "/b"]);
        _time.Advance(TimeSpan.FromHours(24));
        await one.GetStringAsync(new Uri(server.Address, "/c"), Token);

        server.Asked.ShouldBe(["/robots.txt", "/a", "/b", "/robots.txt", "/c"]);
    }

    [Fact]
    public async Task Many_first_requests_fetch_robots_once()
    {
        await using var server = await TestServer.StartAsync(Robots(null));
        using var client = Client(server);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => client.GetStringAsync(new Uri(server.Address, $"/{i}"), Token)));

        server.Asked.Count(path => path == "/robots.txt").ShouldBe(1);
    }

    [Fact]
    public async Task Robots_behind_an_error_of_the_server_forbid_for_a_minute_at_a_time_and_for_an_hour_at_most()
    {
        await using var server = await TestServer.StartAsync(Robots(500));
        using var client = Client(server, new PolitenessOptions { MaxAttempts = 1 });
        var address = new Uri(server.Address, "/a");

        (await Should.ThrowAsync<RobotsDisallowedException>(() => client.GetStringAsync(address, Token))).Message.ShouldContain("500");
        await Should.ThrowAsync<RobotsDisallowedException>(() => client.GetStringAsync(address, Token));
        server.Asked.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<RobotsDisallowedException>(() => client.GetStringAsync(address, Token));
        server.Asked.Count.ShouldBe(2);
        _time.Advance(TimeSpan.FromHours(1));

        (await client.GetStringAsync(address, Token)).ShouldBe("content of /a");
    }

    [Fact]
    public async Task Robots_that_were_read_once_stay_in_force_while_the_server_fails()
    {
        var status = 200;
        await using var server = await TestServer.StartAsync(context => Robots(status == 200 ? "User-agent: *\nDisallow: /intern/" : (object)status)(context));
        using var client = Client(server, new PolitenessOptions { MaxAttempts = 1 });
        await client.GetStringAsync(new Uri(server.Address, "/a"), Token);
        status = 503;
        _time.Advance(TimeSpan.FromHours(24));

        (await client.GetStringAsync(new Uri(server.Address, "/b"), Token)).ShouldBe("content of /b");
        await Should.ThrowAsync<RobotsDisallowedException>(() => client.GetStringAsync(new Uri(server.Address, "/intern/a"), Token));
    }

    [Fact]
    public async Task The_operator_may_switch_robots_off_for_a_server()
    {
        await using var server = await TestServer.StartAsync(Robots(500));
        using var client = Client(server, new PolitenessOptions
        {
            Servers = new Dictionary<string, ServerLimits> { [$"127.0.0.1:{server.Port}"] = new() { ObeyRobots = false } },
        });

        await client.GetStringAsync(new Uri(server.Address, "/a"), Token);

        server.Asked.ShouldBe(["/a"]);
    }

    [Fact]
    public async Task Robots_that_lie_behind_a_redirect_are_read()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/robots.txt")
                context.Response.Redirect("/files/robots.txt");
            else if (context.Request.Path == "/files/robots.txt")
                await context.Response.WriteAsync("User-agent: *\nDisallow: /");
        });
        using var client = Client(server);

        await Should.ThrowAsync<RobotsDisallowedException>(() => client.GetStringAsync(new Uri(server.Address, "/a"), Token));
    }

    [Fact]
    public async Task Robots_that_lie_where_we_may_not_look_count_as_not_there()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/robots.txt")
                context.Response.Redirect("http://elsewhere.example/robots.txt");
            else
                await context.Response.WriteAsync("content");
        });
        using var client = Client(server);

        (await client.GetStringAsync(new Uri(server.Address, "/a"), Token)).ShouldBe("content");
    }

    [Fact]
    public async Task Only_the_first_bytes_of_huge_robots_count()
    {
        var file = "User-agent: *\nDisallow: /a\n" + new string('#', 600 * 1024) + "\nDisallow: /b\n";
        await using var server = await TestServer.StartAsync(Robots(file));
        using var client = Client(server);

        await Should.ThrowAsync<RobotsDisallowedException>(() => client.GetStringAsync(new Uri(server.Address, "/a"), Token));
        (await client.GetStringAsync(new Uri(server.Address, "/b"), Token)).ShouldBe("content of /b");
    }

    [Fact]
    public async Task A_server_that_is_out_of_reach_says_so_instead_of_blaming_robots()
    {
        await using var server = await TestServer.StartAsync(Robots(null));
        using var client = Client(server, new PolitenessOptions { MaxAttempts = 1 });
        await server.DisposeAsync();

        (await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync(new Uri(server.Address, "/a"), Token)))
            .HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task A_denied_target_is_neither_asked_nor_retried()
    {
        await using var server = await TestServer.StartAsync(Robots(null));
        using var client = Impatient(Factory(new(), _ => [IPAddress.Loopback]).Create(Rules.Policy($"rebound.example:{server.Port}")));

        await Should.ThrowAsync<EgressDeniedException>(() => client.GetStringAsync(new Uri($"http://rebound.example:{server.Port}/a"), Token));

        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_stumbles_is_asked_again()
    {
        var asked = 0;
        await using var server = await TestServer.StartAsync(async context =>
        {
            if (context.Request.Path != "/robots.txt" && ++asked < 3)
                context.Response.StatusCode = 500;
            else
                await Robots(null)(context);
        });
        using var client = Client(server);

        var reading = client.GetStringAsync(new Uri(server.Address, "/a"), Token);
        await _time.PassNextWaitAsync(TimeSpan.FromSeconds(20));
        await _time.PassNextWaitAsync(TimeSpan.FromSeconds(20));

        (await reading).ShouldBe("content of /a");
    }

    [Fact]
    public async Task A_pause_that_one_client_is_asked_for_holds_the_others()
    {
        var asked = 0;
        await using var server = await TestServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/busy" && ++asked == 1)
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "20";
            }
            else
            {
                await Robots(null)(context);
            }
        });
        var factory = Factory(new());
        using var one = factory.Create(Policy(server));
        using var other = factory.Create(Policy(server));
        var busy = one.GetStringAsync(new Uri(server.Address, "/busy"), Token);
        await _time.WaitingAsync(TimeSpan.FromSeconds(20));

        var waiting = other.GetStringAsync(new Uri(server.Address, "/other"), Token);
        await _time.WaitingAsync(TimeSpan.FromSeconds(20), count: 2);
        server.Asked.ShouldNotContain("/other");
        _time.Advance(TimeSpan.FromSeconds(20));

        (await busy).ShouldBe("content of /busy");
        (await waiting).ShouldBe("content of /other");
    }

    [Fact]
    public async Task A_crawl_delay_is_kept_up_to_ten_seconds()
    {
        await using var server = await TestServer.StartAsync(Robots("User-agent: *\nCrawl-delay: 3600"));
        using var client = Client(server);
        var first = client.GetStringAsync(new Uri(server.Address, "/a"), Token);
        (await _time.PassNextWaitAsync(TimeSpan.FromSeconds(20))).ShouldBe(TimeSpan.FromMilliseconds(2)); // after robots.txt itself
        await first;

        var second = client.GetStringAsync(new Uri(server.Address, "/b"), Token);

        (await _time.PassNextWaitAsync(TimeSpan.FromSeconds(20))).ShouldBe(TimeSpan.FromSeconds(10));
        await second;
    }

    [Fact]
    public async Task A_body_that_is_being_read_keeps_its_place_and_its_headers()
    {
        await using var server = await TestServer.StartAsync(Robots(null));
        using var client = Client(server, new PolitenessOptions { Loopback = new() { RequestsPerSecond = 500, Concurrency = 1 } });
        using var first = await client.GetAsync(new Uri(server.Address, "/a"), HttpCompletionOption.ResponseHeadersRead, Token);
        var second = client.GetStringAsync(new Uri(server.Address, "/b"), Token);
        second.IsCompleted.ShouldBeFalse();
        first.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");

        (await first.Content.ReadAsStringAsync(Token)).ShouldBe("content of /a");

        (await second).ShouldBe("content of /b");
    }

    [Fact]
    public void Options_out_of_range_are_refused_when_the_factory_is_made()
    {
        Should.Throw<ArgumentException>(() => Factory(new() { MaxAttempts = 0 }));
        Should.Throw<ArgumentException>(() => Factory(new() { Elsewhere = new() { RequestsPerSecond = 0 } }));
        Should.Throw<ArgumentException>(() => Factory(new() { Loopback = new() { Concurrency = 0 } }))
            .Message.ShouldContain("this machine");
    }

    private static RequestDelegate Robots(object? robots) => async context =>
    {
        context.Response.ContentType = "text/plain";
        if (context.Request.Path != "/robots.txt")
            await context.Response.WriteAsync($"content of {context.Request.Path}");
        else if (robots is string file)
            await context.Response.WriteAsync(file);
        else
            context.Response.StatusCode = robots as int? ?? 404;
    };

    private static EgressPolicy Policy(TestServer server) => Rules.Policy($"127.0.0.1:{server.Port}");

    private HttpClient Client(TestServer server, PolitenessOptions? options = null) => Impatient(Factory(options ?? new()).Create(Policy(server)));

    // A test that waits for a clock that nobody moves fails instead of hanging.
    private static HttpClient Impatient(HttpClient client)
    {
        client.Timeout = TimeSpan.FromSeconds(15);
        return client;
    }

    private PoliteClientFactory Factory(PolitenessOptions options, Func<string, IPAddress[]>? resolve = null) => new(
        resolve is null ? new EgressConnector(new()) : new EgressConnector(new()) { Resolve = (host, _) => Task.FromResult(resolve(host)) },
        options,
        _time,
        NullLogger<PoliteClientFactory>.Instance,
        () => 0.5);
}
