using Assistant.Models.Endpoints;
using Assistant.Models.Tests.Lab;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Routing;

public class FailoverTests
{
    [Theory]
    [InlineData(ModelFailure.Unreachable)]
    [InlineData(ModelFailure.TimedOut)]
    [InlineData(ModelFailure.Busy)]
    [InlineData(ModelFailure.ModelMissing)]
    [InlineData(ModelFailure.ServerFailed)]
    [InlineData(ModelFailure.BrokenAnswer)]
    public async Task A_call_that_fails_before_its_first_token_goes_on_at_the_next_endpoint(ModelFailure failure)
    {
        await using var lab = new ModelsLab();
        var servers = new[] { lab.Add("gpu1"), lab.Add("gpu2") };
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");

        var (first, second) = await FailFirstAsync(servers, failure);
        second.Say("Morgen.").End();
        await call.Done;

        call.Text.ShouldBe("Morgen.");
        call.Last!.AdditionalProperties!["endpoint"].ShouldBe(second.Server.Name);
        call.Last.ModelId.ShouldBe(ModelsLab.Model);
        lab.Status(first.Server).InFlight.ShouldBe(0);
    }

    [Fact]
    public async Task Updates_without_a_token_do_not_count_as_begun()
    {
        await using var lab = new ModelsLab();
        var servers = new[] { lab.Add("gpu1"), lab.Add("gpu2") };
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        var first = await AnyCallAsync(servers);
        first.Say(new ChatResponseUpdate { Role = ChatRole.Assistant, ResponseId = "lost" }).Say("").Fail(ModelFailure.ServerFailed);

        (await AnyCallAsync(servers)).Say("Morgen.").End();
        await call.Done;

        call.Text.ShouldBe("Morgen.");
        call.Last!.ResponseId.ShouldBeNull();
    }

    [Fact]
    public async Task After_the_first_token_the_failure_is_the_callers()
    {
        await using var lab = new ModelsLab();
        var servers = new[] { lab.Add("gpu1"), lab.Add("gpu2") };
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        var upstream = (await AnyCallAsync(servers)).Say("Mor");
        upstream.Fail(ModelFailure.BrokenAnswer);

        (await call.FailureAsync()).Failure.ShouldBe(ModelFailure.BrokenAnswer);

        call.Text.ShouldBe("Mor");
        servers.Sum(server => server.Calls).ShouldBe(1);
        lab.Status(upstream.Server).State.ShouldBe(EndpointState.CoolingDown);
    }

    [Fact]
    public async Task What_one_server_refuses_as_it_is_is_not_asked_of_another()
    {
        await using var lab = new ModelsLab();
        var servers = new[] { lab.Add("gpu1"), lab.Add("gpu2") };
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        var upstream = await AnyCallAsync(servers);
        upstream.Fail(ModelFailure.Rejected);

        (await call.FailureAsync()).Failure.ShouldBe(ModelFailure.Rejected);

        servers.Sum(server => server.Calls).ShouldBe(1);
        lab.Status(upstream.Server).State.ShouldBe(EndpointState.Up);
    }

    [Fact]
    public async Task When_everybody_fails_the_caller_hears_of_all()
    {
        await using var lab = new ModelsLab();
        var servers = new[] { lab.Add("gpu1"), lab.Add("gpu2") };
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        (await AnyCallAsync(servers)).Fail(ModelFailure.ServerFailed);
        (await AnyCallAsync(servers)).Fail(ModelFailure.Unreachable);

        var failure = await call.FailureAsync();

        failure.Message.ShouldContain("gpu1 fails");
        failure.Message.ShouldContain("gpu2 fails");
        servers.Sum(server => server.Calls).ShouldBe(2);
    }

    [Fact]
    public async Task The_next_model_of_the_role_is_tried_where_the_first_is_missing()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Chat] = [ModelsLab.Model, "small"];
        var server = lab.Add("gpu1", 4, ModelsLab.Model, "small");
        await lab.ReadyAsync();
        var call = lab.Ask("Wann?");
        var first = await server.NextCallAsync();
        first.Fail(ModelFailure.ModelMissing);
        var second = await server.NextCallAsync();
        second.Say("Morgen.").End();
        await call.Done;

        (first.Model, second.Model).ShouldBe((ModelsLab.Model, "small"));
        call.Last!.ModelId.ShouldBe("small");
    }

    [Fact]
    public async Task A_call_that_lost_its_endpoint_goes_before_those_who_wait()
    {
        await using var lab = new ModelsLab();
        var servers = new[] { lab.Add("gpu1", parallel: 1), lab.Add("gpu2", parallel: 1) };
        await lab.ReadyAsync();
        lab.Ask("one");
        lab.Ask("two");
        var running = await servers[0].NextCallAsync();
        var other = await servers[1].NextCallAsync();
        await FairnessWaitAsync(lab.Ask("waits"));

        running.Fail(ModelFailure.ServerFailed);
        await ManualTime.UntilAsync(() => lab.Status(servers[0]).State == EndpointState.CoolingDown);
        await running.Ended;
        await ManualTime.UntilAsync(() => lab.Status(servers[0]).InFlight == 0);
        other.Say("ja").End();
        var next = await servers[1].NextCallAsync();

        next.Text.ShouldBe(running.Text);
    }

    [Fact]
    public async Task A_whole_answer_fails_over_too()
    {
        await using var lab = new ModelsLab();
        var servers = new[] { lab.Add("gpu1"), lab.Add("gpu2") };
        await lab.ReadyAsync();
        var response = lab.Router.CreateChatClient(new ModelCall("mainz", "anna", ModelRoles.Chat)).GetResponseAsync("Wann?", cancellationToken: TestContext.Current.CancellationToken);
        var (_, second) = await FailFirstAsync(servers, ModelFailure.Unreachable);
        second.Say("Morgen.").End();

        var answer = await response;

        answer.Text.ShouldBe("Morgen.");
        answer.ModelId.ShouldBe(ModelsLab.Model);
        answer.AdditionalProperties!["endpoint"].ShouldBe(second.Server.Name);
    }

    [Fact]
    public async Task A_role_without_models_says_how_to_set_them_up()
    {
        await using var lab = new ModelsLab();
        lab.Add("gpu1");
        await lab.ReadyAsync();

        var failure = await lab.Ask("Wann?", role: ModelRoles.Rerank).FailureAsync();

        failure.Failure.ShouldBe(ModelFailure.NoneInReach);
        failure.Message.ShouldContain("Assistant:Models:Roles:rerank");
    }

    internal static async Task<FakeCall> AnyCallAsync(IReadOnlyList<FakeServer> servers)
    {
        FakeCall? call = null;
        await ManualTime.UntilAsync(() => (call = servers.Select(server => server.TryNextCall()).FirstOrDefault(call => call is not null)) is not null);
        return call!;
    }

    private static Task FairnessWaitAsync(LabCall call) => ManualTime.UntilAsync(() => call.Position > 0);

    private static async Task<(FakeCall First, FakeCall Second)> FailFirstAsync(IReadOnlyList<FakeServer> servers, ModelFailure failure)
    {
        var first = await AnyCallAsync(servers);
        first.Fail(failure);
        var second = await AnyCallAsync(servers);
        second.Server.ShouldNotBe(first.Server);
        return (first, second);
    }
}
