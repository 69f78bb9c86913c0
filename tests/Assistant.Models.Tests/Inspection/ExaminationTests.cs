using Assistant.Models.Inspection;
using Assistant.Models.Servers;
using Assistant.Models.Tests.Lab;

namespace Assistant.Models.Tests.Inspection;

public sealed class ExaminationTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"lengths-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_sound_installation_has_no_findings()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        server.Reports[ModelsLab.Model] = new ModelReport(40_960, 0, ["completion", "tools"]);
        server.Loaded[ModelsLab.Model] = 16_384;

        (await ExamineAsync(lab)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_models_at_all_are_said_to_be_missing()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles.Clear();

        (await ExamineAsync(lab)).ShouldHaveSingleItem().Code.ShouldBe("no-models");
    }

    [Fact]
    public async Task Wrong_settings_are_listed()
    {
        await using var lab = new ModelsLab();
        lab.Add("gpu1");
        lab.Options.Endpoints[0].Parallel = 0;
        lab.Options.QueueLength = 0;

        (await ExamineAsync(lab)).Select(finding => finding.Code).ShouldBe(["settings", "settings"]);
    }

    [Fact]
    public async Task A_dead_server_is_named_with_its_reason()
    {
        await using var lab = new ModelsLab();
        lab.Add("gpu1");
        var dead = lab.Add("gpu2");
        dead.Dead = dead.Failure(ModelFailure.Unreachable);

        var finding = (await ExamineAsync(lab)).ShouldHaveSingleItem();

        finding.Code.ShouldBe("server-down");
        finding.Problem.ShouldContain("gpu2");
        finding.Problem.ShouldContain("http://gpu2.test:11434");
        finding.Problem.ShouldContain(dead.Dead.Message);
    }

    [Fact]
    public async Task A_missing_key_file_is_named()
    {
        await using var lab = new ModelsLab();
        lab.Add("gpu1");
        lab.Options.Endpoints[0].KeyFile = "/nowhere/key";

        (await ExamineAsync(lab)).ShouldHaveSingleItem().Problem.ShouldContain("/nowhere/key");
    }

    [Fact]
    public async Task A_model_that_nobody_has_is_told_from_one_that_a_server_lacks()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Embed] = [ModelsLab.Embedder];
        lab.Options.Roles[ModelRoles.Rerank] = ["nobody"];
        lab.Add("gpu1", 4, ModelsLab.Model, ModelsLab.Embedder);
        lab.Add("gpu2", 4, ModelsLab.Model);

        var findings = await ExamineAsync(lab);

        findings.Select(finding => finding.Code).ShouldBe(["model-missing-on-server", "model-missing"]);
        findings[0].Problem.ShouldBe($"gpu2 does not have {ModelsLab.Embedder}; gpu1 must do its work.");
        findings[1].Cure.ShouldContain("ollama pull nobody");
    }

    [Fact]
    public async Task A_server_for_the_second_choice_of_a_role_is_fine()
    {
        await using var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Chat] = [ModelsLab.Model, "small"];
        lab.Add("gpu1");
        lab.Add("gpu2", 4, "small");

        (await ExamineAsync(lab)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(16_384, 4_096, "holds 4096 tokens")]
    [InlineData(4_096, 32_768, "context of 4096 tokens")]
    [InlineData(8_192, 8_192, null)]
    public async Task A_context_that_is_too_small_is_found(int asked, int longest, string? problem)
    {
        await using var lab = new ModelsLab();
        lab.Options.Models.Add(new ModelOptions { Name = ModelsLab.Model, ContextTokens = asked });
        var server = lab.Add("gpu1");
        server.Reports[ModelsLab.Model] = new ModelReport(longest, 0, []);

        var findings = await ExamineAsync(lab);

        if (problem is null)
            findings.ShouldBeEmpty();
        else
            findings.ShouldHaveSingleItem().Problem.ShouldContain(problem);
    }

    [Fact]
    public async Task A_model_that_another_program_loaded_differently_is_found()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        server.Loaded[ModelsLab.Model] = 4_096;

        var finding = (await ExamineAsync(lab)).ShouldHaveSingleItem();

        finding.Code.ShouldBe("context-differs");
        finding.Problem.ShouldContain("loaded with a context of 4096 tokens, the host asks for 16384");
    }

    [Fact]
    public async Task A_changed_embedding_size_is_found_before_anything_is_embedded()
    {
        await File.WriteAllTextAsync(_file, $$"""{"{{ModelsLab.Embedder}}":1024}""", TestContext.Current.CancellationToken);
        await using var lab = new ModelsLab { EmbeddingLengths = _file };
        lab.Options.Roles[ModelRoles.Embed] = [ModelsLab.Embedder];
        var server = lab.Add("gpu1", 4, ModelsLab.Model, ModelsLab.Embedder);
        server.Reports[ModelsLab.Embedder] = new ModelReport(8_192, 768, ["embedding"]);

        var finding = (await ExamineAsync(lab)).ShouldHaveSingleItem();

        finding.Code.ShouldBe("embedding-size-changed");
        finding.Problem.ShouldContain("from 1024 to 768");
        finding.Cure.ShouldContain(_file);
    }

    private static Task<IReadOnlyList<ModelFinding>> ExamineAsync(ModelsLab lab) => lab.Inspector.ExamineAsync(TestContext.Current.CancellationToken);
}
