using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Assistant.Walls.Egress;
using Assistant.Walls.Tests.Doubles;
using Microsoft.AspNetCore.Http;

namespace Assistant.Walls.Tests.Egress;

public class EgressConnectorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_allowed_server_is_reached_and_told_who_asks()
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync(context.Request.Headers.UserAgent.ToString()));
        using var client = Client(Rules.Policy($"127.0.0.1:{server.Port}"));

        (await client.GetStringAsync(server.Address, Token)).ShouldBe("city-assistant/1.0");
    }

    [Fact]
    public async Task Who_connects_itself_gets_checked_addresses_or_none()
    {
        var connector = new EgressConnector(new EgressOptions())
        {
            Resolve = (host, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(host == "db.example" ? "10.0.0.5" : "127.0.0.1")]),
        };
        var policy = Rules.Policy("db.example:5432", "inside.example:5432");

        (await connector.ResolveAsync(policy, "db.example", 5432, Token)).ShouldBe([IPAddress.Parse("10.0.0.5")]);
        await Should.ThrowAsync<EgressDeniedException>(() => connector.ResolveAsync(policy, "db.example", 22, Token));
        await Should.ThrowAsync<EgressDeniedException>(() => connector.ResolveAsync(policy, "other.example", 5432, Token));
        await Should.ThrowAsync<EgressDeniedException>(() => connector.ResolveAsync(policy, "inside.example", 5432, Token));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::1]")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("127.0.0.1.")]
    [InlineData("allowed.example@127.0.0.1")]
    public async Task A_server_that_no_list_names_is_never_asked(string host)
    {
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask);
        using var client = Client(Rules.Policy($"allowed.example:{server.Port}"));

        await Should.ThrowAsync<EgressDeniedException>(() => client.GetStringAsync(new Uri($"http://{host}:{server.Port}/"), Token));

        server.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("127.0.0.1:{0}", "2130706433")]
    [InlineData("127.0.0.1:{0}", "[::ffff:127.0.0.1]")]
    [InlineData("localhost:{0}", "localhost")]
    public async Task An_allowed_server_is_reached_under_its_other_spellings(string entry, string host)
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync("ok"));
        using var client = Client(Rules.Policy(string.Format(null, entry, server.Port)));

        (await client.GetStringAsync(new Uri($"http://{host}:{server.Port}/"), Token)).ShouldBe("ok");
    }

    [Fact]
    public async Task An_allowed_name_that_leads_into_the_host_is_denied()
    {
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask);
        using var client = Client(Rules.Policy($"rebound.example:{server.Port}"), _ => [IPAddress.Loopback]);

        var denied = await Should.ThrowAsync<EgressDeniedException>(() => client.GetStringAsync(new Uri($"http://rebound.example:{server.Port}/"), Token));

        denied.Message.ShouldContain("127.0.0.1");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_bad_address_among_good_ones_denies_the_name()
    {
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask);
        using var client = Client(Rules.Policy($"mixed.example:{server.Port}"), _ => [IPAddress.Parse("10.255.255.1"), IPAddress.Loopback]);

        await Should.ThrowAsync<EgressDeniedException>(() => client.GetStringAsync(new Uri($"http://mixed.example:{server.Port}/"), Token));
    }

    [Fact]
    public async Task A_name_is_resolved_once_for_each_connection()
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync("ok"));
        var asked = 0;
        // The second answer of a rebinding resolver would lead elsewhere.
        using var client = Client(
            Rules.Policy($"once.example:{server.Port}", $"127.0.0.1:{server.Port}"),
            _ => ++asked == 1 ? [IPAddress.Loopback] : [IPAddress.Parse("169.254.169.254")]);

        await client.GetStringAsync(new Uri($"http://once.example:{server.Port}/"), Token);

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task The_next_address_is_tried_where_one_refuses()
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync("ok"));
        using var client = Client(
            Rules.Policy($"two.example:{server.Port}", $"127.0.0.0/8"),
            _ => [IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]);

        (await client.GetStringAsync(new Uri($"http://two.example:{server.Port}/"), Token)).ShouldBe("ok");
    }

    [Fact]
    public async Task A_redirect_to_an_allowed_server_is_followed()
    {
        await using var target = await TestServer.StartAsync(context => context.Response.WriteAsync("there"));
        await using var server = await TestServer.StartAsync(context => Redirect(context, new Uri(target.Address, "/b")));
        using var client = Client(Rules.Policy($"127.0.0.1:{server.Port}", $"127.0.0.1:{target.Port}"));

        using var response = await client.GetAsync(server.Address, Token);

        (await response.Content.ReadAsStringAsync(Token)).ShouldBe("there");
        response.RequestMessage!.RequestUri.ShouldBe(new Uri(target.Address, "/b"));
    }

    [Fact]
    public async Task A_redirect_to_a_forbidden_server_is_not_followed()
    {
        await using var target = await TestServer.StartAsync(_ => Task.CompletedTask);
        await using var server = await TestServer.StartAsync(context => Redirect(context, target.Address));
        using var client = Client(Rules.Policy($"127.0.0.1:{server.Port}"));

        await Should.ThrowAsync<EgressDeniedException>(() => client.GetStringAsync(server.Address, Token));

        target.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_to_a_name_that_leads_into_the_host_is_denied()
    {
        await using var target = await TestServer.StartAsync(_ => Task.CompletedTask);
        await using var server = await TestServer.StartAsync(context => Redirect(context, new Uri($"http://rebound.example:{target.Port}/")));
        using var client = Client(
            Rules.Policy($"127.0.0.1:{server.Port}", $"rebound.example:{target.Port}"),
            host => [IPAddress.TryParse(host, out var literal) ? literal : IPAddress.Loopback]);

        await Should.ThrowAsync<EgressDeniedException>(() => client.GetStringAsync(server.Address, Token));

        target.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decorator_cannot_send_a_request_past_the_policy()
    {
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask);
        using var client = new EgressConnector(new EgressOptions())
            .CreateClient(Rules.Policy("allowed.example"), connecting => new Rewriting(server.Address, connecting));

        await Should.ThrowAsync<EgressDeniedException>(() => client.GetStringAsync(new Uri("http://allowed.example/"), Token));

        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_environments_proxy_is_not_used()
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync("direct"));
        await using var proxy = await TestServer.StartAsync(context => context.Response.WriteAsync("proxy"));
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        try
        {
            using var client = Client(Rules.Policy($"127.0.0.1:{server.Port}"));
            (await client.GetStringAsync(server.Address, Token)).ShouldBe("direct");
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask, certificate);
        using var client = Client(Rules.Policy($"127.0.0.1:{server.Port}"));

        var refused = await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync(server.Address, Token));

        refused.InnerException.ShouldBeOfType<AuthenticationException>(); // which RetryHandler does not repeat
        server.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("3.0", HttpVersionPolicy.RequestVersionExact)]
    [InlineData("3.0", HttpVersionPolicy.RequestVersionOrLower)]
    [InlineData("1.1", HttpVersionPolicy.RequestVersionOrHigher)]
    public async Task No_request_goes_over_quic_past_the_connect_callback(string version, HttpVersionPolicy versionPolicy)
    {
        var inner = new ScriptedHandler((_, _) => new HttpResponseMessage());
        using var invoker = new HttpMessageInvoker(new EgressCheckHandler(Rules.Policy("ris.example"), inner));

        using var response = await invoker.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "https://ris.example/") { Version = Version.Parse(version), VersionPolicy = versionPolicy }, Token);

        inner.Requests[0].Version.Major.ShouldBeLessThan(3);
        inner.Requests[0].VersionPolicy.ShouldBe(HttpVersionPolicy.RequestVersionOrLower);
    }

    [Fact]
    public async Task A_client_may_keep_more_connections_than_others()
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var under = 0;
        await using var server = await TestServer.StartAsync(async context =>
        {
            // Nobody is answered before all have asked.
            if (Interlocked.Increment(ref under) == 20)
                all.SetResult();
            await all.Task.WaitAsync(context.RequestAborted);
        });
        var connector = new EgressConnector(new EgressOptions { MaxConnectionsPerServer = 2 });
        using var client = connector.CreateClient(Rules.Policy($"127.0.0.1:{server.Port}"), own: connector.Options with { MaxConnectionsPerServer = int.MaxValue });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetStringAsync(server.Address, Token))).WaitAsync(TimeSpan.FromSeconds(10), Token);

        under.ShouldBe(20);
    }

    [Fact]
    public async Task An_answer_left_early_closes_its_connection_where_nothing_is_to_be_drained()
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TestServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("first");
            await context.Response.Body.FlushAsync();
            using var aborted = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        });
        var connector = new EgressConnector(new EgressOptions());
        using var client = connector.CreateClient(Rules.Policy($"127.0.0.1:{server.Port}"), own: connector.Options with { MaxDrainBytes = 0 });

        using (await client.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead, Token))
        {
            // left without reading
        }

        await gone.Task.WaitAsync(TimeSpan.FromSeconds(1), Token); // draining would take 2 seconds
    }

    private static HttpClient Client(EgressPolicy policy, Func<string, IPAddress[]>? resolve = null) =>
        (resolve is null
            ? new EgressConnector(new EgressOptions())
            : new EgressConnector(new EgressOptions()) { Resolve = (host, _) => Task.FromResult(resolve(host)) }).CreateClient(policy);

    private static Task Redirect(HttpContext context, Uri target)
    {
        context.Response.Redirect(target.AbsoluteUri);
        return Task.CompletedTask;
    }

    private sealed class Rewriting(Uri target, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = target;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
