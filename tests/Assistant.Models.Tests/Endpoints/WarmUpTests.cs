using Assistant.Models.Tests.Lab;

namespace Assistant.Models.Tests.Endpoints;

public class WarmUpTests
{
    [Fact]
    public async Task Each_server_loads_the_first_model_of_each_role_that_it_has_one_after_another()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Chat] = ["large", ModelsLab.Model, "spare"];
        lab.Options.Roles[ModelRoles.Embed] = [ModelsLab.Embedder];
        var server = lab.Add("gpu1", 4, "spare", ModelsLab.Embedder, ModelsLab.Model);
        var loading = new TaskCompletionSource();
        server.WarmingUp = _ => loading.Task;
        lab.Inspector.Start();
        await ManualTime.UntilAsync(() => server.WarmedUp.Count == 1);

        // A call does not wait for it.
        var call = lab.Ask("Wann?");
        (await server.NextCallAsync()).Say("Morgen.").End();
        await call.Done;
        server.WarmedUp.ShouldBe([ModelsLab.Model]);
        loading.SetResult();
        await ManualTime.UntilAsync(() => server.WarmedUp.Count == 2);

        server.WarmedUp.ShouldBe([ModelsLab.Model, ModelsLab.Embedder]);
    }

    [Fact]
    public async Task Models_are_warmed_up_again_on_schedule_and_after_the_server_was_away()
    {
        await using var lab = new ModelsLab();
        lab.Options.WarmUpInterval = TimeSpan.FromSeconds(20);
        var server = lab.Add("gpu1");
        lab.Inspector.Start();
        await ManualTime.UntilAsync(() => server.WarmedUp.Count == 1);
        var started = lab.Time.GetUtcNow();

        while (server.WarmedUp.Count == 1)
            await lab.ProbeAgainAsync(server);
        var repeated = lab.Time.GetUtcNow() - started;
        server.Dead = server.Failure(ModelFailure.Unreachable);
        await lab.ProbeAgainAsync(server);
        server.Dead = null;
        await lab.ProbeAgainAsync(server);
        await ManualTime.UntilAsync(() => server.WarmedUp.Count == 3);

        repeated.ShouldBeInRange(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(26));
    }

    [Fact]
    public async Task A_verb_that_asks_one_question_loads_nothing_else()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");

        await lab.ReadyAsync();
        await lab.ProbeAgainAsync(server);

        server.WarmedUp.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_does_not_keep_others_from_it()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Embed] = [ModelsLab.Embedder];
        var server = lab.Add("gpu1", 4, ModelsLab.Model, ModelsLab.Embedder);
        server.WarmingUp = model => model == ModelsLab.Model ? Task.FromException(server.Failure(ModelFailure.ServerFailed)) : Task.CompletedTask;

        lab.Inspector.Start();
        await ManualTime.UntilAsync(() => server.WarmedUp.Count == 2);

        server.WarmedUp.ShouldBe([ModelsLab.Model, ModelsLab.Embedder]);
    }
}
