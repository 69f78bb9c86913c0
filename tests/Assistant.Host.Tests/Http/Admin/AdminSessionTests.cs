using System.Net;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Http.Page;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Admin;

[UnsupportedOSPlatform("windows")]
public sealed class AdminSessionTests(HttpHost http, DemoTown town) : IClassFixture<HttpHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/admin/overview")]
    [InlineData("GET", "/api/admin/events")]
    [InlineData("GET", "/api/admin/failures")]
    [InlineData("GET", "/api/admin/feedback")]
    [InlineData("PATCH", "/api/admin/feedback/1")]
    [InlineData("POST", "/api/admin/plugins/ris/disable")]
    [InlineData("POST", "/api/admin/sources/rebstadt/ris/papers/sync")]
    [InlineData("POST", "/api/admin/endpoints/gpu/probe")]
    [InlineData("GET", "/api/admin/not-there")]
    [InlineData("DELETE", "/api/admin")]
    public async Task Without_a_session_nothing_is_told_and_nothing_done(string method, string path)
    {
        foreach (var stranger in new[] { new Operator(http.Host, null), new Operator(http.Host, "made-up"), new Operator(http.Host, Operator.Key(http.Data)), new Operator(http.Host, new string('x', 4000)) })
        {
            using var response = await stranger.SendAsync(new HttpMethod(method), path);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_key_lies_in_the_data_directory_for_its_owner_alone_and_opens_a_session_for_this_site_alone()
    {
        File.GetUnixFileMode(Path.Combine(http.Data, "admin-key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var response = await new Operator(http.Host, null).SendAsync(HttpMethod.Post, "/api/admin/session", new JsonObject { ["key"] = Operator.Key(http.Data) });

        var cookie = response.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith(Operator.Name, StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("max-age=43200");
        var op = new Operator(http.Host, Operator.Cookie(response));
        (await op.StatusAsync(HttpMethod.Get, "/api/admin/overview")).ShouldBe(HttpStatusCode.OK);
        foreach (var site in new[] { "cross-site", "same-site" })
        {
            using var foreign = await op.SendAsync(HttpMethod.Post, "/api/admin/plugins/ris/disable", site: site);
            foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await op.StatusAsync(HttpMethod.Get, "/api/admin/not-there")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_knows_whether_its_operator_is_signed_in_and_signing_out_ends_that()
    {
        var op = await Operator.EnterAsync(http.Host, http.Data);

        (await AdminAsync(new Operator(http.Host, null))).ShouldBe("signed-out");
        (await AdminAsync(op)).ShouldBe("signed-in");
        (await op.StatusAsync(HttpMethod.Delete, "/api/admin/session")).ShouldBe(HttpStatusCode.NoContent);
        (await AdminAsync(op)).ShouldBe("signed-out");
        (await op.StatusAsync(HttpMethod.Get, "/api/admin/overview")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Wrong_keys_are_slowed_down_and_then_even_the_right_one_waits()
    {
        using var data = town.CopyData();
        await using var host = await ServedHost.StartAsync(data.Path, town.Cities);
        var stranger = new Operator(host, null);
        foreach (var key in new[] { "", "admin", "0", "password", new string('a', 43) })
            (await EnterAsync(stranger, key)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var sixth = await EnterAsync(stranger, Operator.Key(data.Path));

        sixth.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        sixth.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        (await sixth.Content.ReadAsStringAsync(Token)).ShouldContain("eine Minute");
    }

    [Fact]
    public async Task A_host_whose_key_could_be_guessed_lets_nobody_in_and_serves_everything_else()
    {
        using var data = town.CopyData();
        data.Write("admin-key", "admin");
        await using var host = await ServedHost.StartAsync(data.Path, town.Cities);
        var op = new Operator(host, null);

        using var response = await EnterAsync(op, "admin");

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await AdminAsync(op)).ShouldBe("closed");
        (await op.StatusAsync(HttpMethod.Get, "/api/admin/overview")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<HttpResponseMessage> EnterAsync(Operator op, string key) => op.SendAsync(HttpMethod.Post, "/api/admin/session", new JsonObject { ["key"] = key });

    private static async Task<string?> AdminAsync(Operator op)
    {
        using var page = await op.SendAsync(HttpMethod.Get, "/admin");
        return PageTests.Boot(await page.Content.ReadAsStringAsync(Token)).GetProperty("admin").GetString();
    }
}
