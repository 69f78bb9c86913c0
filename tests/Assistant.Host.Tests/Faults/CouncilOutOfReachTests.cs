using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Faults;

public sealed class CouncilOutOfReachTests(DemoTown town) : IDisposable
{
    private readonly TemporaryDirectory _data = town.CopyData();
    private readonly TemporaryDirectory _cities = new();

    public void Dispose()
    {
        _data.Dispose();
        _cities.Dispose();
    }

    [Fact]
    public async Task A_refused_connection_is_a_failure_that_names_the_server_and_loses_nothing()
    {
        // The discard port: nobody listens there.
        CityFiles.Write(_cities.Path, "rebstadt", new Uri("http://127.0.0.1:9/oparl/system"));

        var outcome = await AssistantProcess.RunAsync("sync", "--city", "rebstadt", "--data", _data.Path, "--cities", _cities.Path);

        outcome.ShouldEndWith(1).Sentence.ShouldContain("127.0.0.1:9");
        (await town.RunAsync(_data.Path, "sync", "--json")).ShouldBeDone().Json.GetProperty("checksum").GetString().ShouldBe(town.Checksum);
    }

    [Fact]
    public async Task A_host_that_the_operator_does_not_allow_is_a_failure_that_names_the_list()
    {
        CityFiles.Write(_cities.Path, "rebstadt", town.System, allow: "ris.example.de");

        var outcome = await AssistantProcess.RunAsync("sync", "--city", "rebstadt", "--data", _data.Path, "--cities", _cities.Path);

        outcome.ShouldEndWith(1).Sentence.ShouldContain("network.allow");
        outcome.Sentence.ShouldContain(town.System.Authority);
    }

    [Fact]
    public async Task Search_goes_on_while_the_council_system_is_away()
    {
        CityFiles.Write(_cities.Path, "rebstadt", new Uri("http://127.0.0.1:9/oparl/system"));

        var outcome = await AssistantProcess.RunAsync("search", "Beschluss des Stadtrates", "--json", "--data", _data.Path, "--cities", _cities.Path);

        outcome.ShouldBeDone().Json.GetArrayLength().ShouldBe(10);
    }
}
