using System.Diagnostics;
using System.Net;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Page;

public sealed class DeadPartsTests(DemoTown town)
{
    private static readonly TimeSpan s_atOnce = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task The_page_opens_at_once_with_every_model_server_dead_and_plugins_still_loading()
    {
        using var data = town.CopyData();
        await using var host = await ServedHost.StartAsync(data.Path, town.Cities, new Dictionary<string, string>
        {
            // Not routed: a connection to it neither succeeds nor fails.
            ["ASSISTANT__Models__Endpoints__0__Url"] = "http://192.0.2.1:11434",
            ["ASSISTANT__Models__Roles__chat__0"] = "qwen3:14b",
        });

        var watch = Stopwatch.StartNew();
        using var page = await host.GetAsync("/");
        watch.Elapsed.ShouldBeLessThan(s_atOnce);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var status = PageTests.Boot(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("status");
        status.GetProperty("models").GetProperty("configured").GetBoolean().ShouldBeTrue();
        status.GetProperty("models").GetProperty("inReach").GetBoolean().ShouldBeFalse();
        status.GetProperty("models").GetProperty("reason").GetString()!.ShouldContain("Fundstellen");
    }

    [Fact]
    public async Task A_host_that_was_built_without_the_page_says_so()
    {
        using var data = town.CopyData();
        await using var host = await ServedHost.StartAsync(data.Path, town.Cities, new Dictionary<string, string> { ["ASSISTANT__WebRoot"] = data.File("none") });

        using var page = await host.GetAsync("/");

        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("ohne die Web-Oberfläche gebaut");
        await host.ReadyAsync();
        using var search = await host.GetAsync("/api/search?q=Deich");
        search.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
