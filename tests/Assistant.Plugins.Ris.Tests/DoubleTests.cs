using System.Net;
using Assistant.Doubles.OParl;
using Assistant.Doubles.OParl.Faults;

namespace Assistant.Plugins.Ris.Tests;

/// <summary>The faults that other rooms' tests rely on.</summary>
public class DoubleTests
{
    [Fact]
    public async Task Too_many_requests_say_when_to_come_back_and_only_as_often_as_planned()
    {
        await using var server = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System));
        server.Faults.Add(new Fault(FaultKind.TooManyRequests) { Times = 1, Delay = TimeSpan.FromSeconds(3) });

        using var refused = await GetAsync(server.Entry);
        using var answered = await GetAsync(server.Entry);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(3));
        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_nth_request_fails()
    {
        await using var server = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System));
        server.Faults.Add(new Fault(FaultKind.ServerError) { Every = 3 });
        var statuses = new List<int>();

        for (var request = 0; request < 6; request++)
        {
            using var answer = await GetAsync(server.Entry);
            statuses.Add((int)answer.StatusCode);
        }

        statuses.ShouldBe([200, 200, 500, 200, 200, 500]);
    }

    [Fact]
    public async Task A_dropped_connection_is_no_answer_and_requests_are_logged_as_they_came()
    {
        await using var server = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System));
        server.Faults.Add(new Fault(FaultKind.DroppedConnection) { Path = "papers" });

        await Should.ThrowAsync<Exception>(() => GetAsync(new Uri(server.Address, "/oparl/body/1/papers?a=%3A")));

        server.Requests.ShouldHaveSingleItem().PathAndQuery.ShouldBe("/oparl/body/1/papers?a=%3A");
    }

    [Fact]
    public async Task Robots_txt_is_there_when_it_is_set()
    {
        await using var server = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System));

        using var without = await GetAsync(new Uri(server.Address, "/robots.txt"));
        server.RobotsTxt = "User-agent: *\nDisallow: /oparl/body/1/papers\nCrawl-delay: 2\n";
        using var with = await GetAsync(new Uri(server.Address, "/robots.txt"));

        without.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await with.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("User-agent: *");
    }

    [Fact]
    public async Task A_file_may_be_an_error_page()
    {
        await using var server = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System));
        server.Faults.Add(new Fault(FaultKind.HtmlPage) { Path = "files/paper-1.txt" });

        using var page = await GetAsync(new Uri(server.Address, "/oparl/files/paper-1.txt"));
        using var file = await GetAsync(new Uri(server.Address, "/oparl/files/paper-2.txt"));

        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Datei paper-2.txt");
    }

    private static async Task<HttpResponseMessage> GetAsync(Uri address)
    {
#pragma warning disable RS0030 // Reaches only the test's own server.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
#pragma warning restore RS0030
        return await http.GetAsync(address, TestContext.Current.CancellationToken);
    }
}
