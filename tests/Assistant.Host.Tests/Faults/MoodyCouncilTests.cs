using Assistant.Doubles.OParl;
using Assistant.Doubles.OParl.Faults;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Faults;

/// <summary>The whole way – program, plugin, polite client, index – against each vendor's server and its bad days.</summary>
public sealed class MoodyCouncilTests
{
    public static TheoryData<OParlProfile> Profiles => [.. Enum.GetValues<OParlProfile>()];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Every_vendor_s_council_is_read_and_read_again_without_news(OParlProfile profile)
    {
        await using var council = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System), profile);
        using var folder = new TemporaryDirectory();
        var first = (await SyncAsync(council, folder)).ShouldBeDone().Json;
        var second = (await SyncAsync(council, folder)).ShouldBeDone().Json;

        first.GetProperty("added").GetInt32().ShouldBeGreaterThan(30);
        first.GetProperty("complete").GetBoolean().ShouldBeTrue();
        second.GetProperty("added").GetInt32().ShouldBe(0);
        second.GetProperty("deleted").GetInt32().ShouldBe(0);
        second.GetProperty("checksum").GetString().ShouldBe(first.GetProperty("checksum").GetString());
    }

    [Fact]
    public async Task Sporadic_errors_and_a_busy_server_cost_time_and_nothing_else()
    {
        await using var calm = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System));
        await using var moody = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System));
        moody.Faults.Add(new Fault(FaultKind.ServerError) { Every = 7 });
        moody.Faults.Add(new Fault(FaultKind.TooManyRequests) { Times = 1, Delay = TimeSpan.FromSeconds(1) });
        using var folder = new TemporaryDirectory();
        using var other = new TemporaryDirectory();

        var expected = (await SyncAsync(calm, folder)).ShouldBeDone().Json;
        var found = (await SyncAsync(moody, other)).ShouldBeDone().Json;

        found.GetProperty("complete").GetBoolean().ShouldBeTrue();
        found.GetProperty("failed").GetInt32().ShouldBe(expected.GetProperty("failed").GetInt32());
        found.GetProperty("added").GetInt32().ShouldBe(expected.GetProperty("added").GetInt32());
        found.GetProperty("passages").GetInt32().ShouldBe(expected.GetProperty("passages").GetInt32());
    }

    [Fact]
    public async Task Robots_txt_closes_the_door_with_a_sentence()
    {
        await using var council = await OParlServer.StartAsync(SampleCouncil.Create(TimeProvider.System));
        council.RobotsTxt = "User-agent: *\nDisallow: /oparl/\n";
        using var folder = new TemporaryDirectory();

        var outcome = await SyncAsync(council, folder);

        outcome.ShouldEndWith(1).Sentence.ShouldContain("robots.txt");
        council.Requests.ToList().ShouldAllBe(request => request.PathAndQuery == "/robots.txt");
    }

    private static Task<Outcome> SyncAsync(OParlServer council, TemporaryDirectory folder)
    {
        CityFiles.Write(folder.File("cities"), "rebstadt", council.Entry);
        return AssistantProcess.RunAsync("sync", "--json", "--cities", folder.File("cities"), "--data", folder.File("data"));
    }
}
