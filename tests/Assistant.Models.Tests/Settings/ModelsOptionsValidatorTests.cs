using Assistant.Models.Settings;
using Assistant.Models.Tests.Lab;

namespace Assistant.Models.Tests.Settings;

public class ModelsOptionsValidatorTests
{
    [Fact]
    public void No_models_at_all_are_fine() => ModelsOptionsValidator.Validate(new ModelsOptions()).ShouldBeEmpty();

    [Fact]
    public void A_usual_installation_is_fine()
    {
        var options = new ModelsOptions { Endpoints = { new EndpointOptions { Url = "http://gpu1:11434" }, new EndpointOptions { Url = "http://gpu2:8000/v1", Kind = EndpointKind.OpenAI } } };
        options.Models.Add(new ModelOptions { Name = "qwen3:14b", KeepAlive = TimeSpan.FromSeconds(-1) });
        options.Roles[ModelRoles.Chat] = ["qwen3:14b", "mistral"];

        ModelsOptionsValidator.Validate(options).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gpu1:11434", "scheme")]
    [InlineData("ftp://gpu1", "not over ftp")]
    [InlineData("", "no address")]
    [InlineData("http://user:word@gpu1", "KeyFile")]
    [InlineData("http://gpu1/?key=1", "KeyFile")]
    public void An_address_must_be_one_of_http(string url, string why)
    {
        var options = Options();
        options.Endpoints[0].Url = url;

        var error = ModelsOptionsValidator.Validate(options).ShouldHaveSingleItem();

        error.ShouldStartWith("Endpoints:0:Url");
        if (why != "scheme")
            error.ShouldContain(why);
    }

    [Theory]
    [InlineData("gpt-oss:120b-cloud")]
    [InlineData("deepseek-v3.1:671b-cloud")]
    [InlineData("kimi:cloud")]
    [InlineData("Kimi:CLOUD")]
    public void A_model_that_leaves_the_house_is_refused(string model)
    {
        var options = Options();
        options.Roles[ModelRoles.Chat] = [model];
        options.Models.Add(new ModelOptions { Name = model });

        ModelsOptionsValidator.Validate(options).Count(error => error.Contains("outside the city's network", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void All_errors_are_said_at_once()
    {
        var options = Options();
        options.Endpoints[0].Parallel = 0;
        options.Endpoints[0].IdleLimit = TimeSpan.Zero;
        options.Endpoints.Add(new EndpointOptions { Url = "http://gpu1:11434", Parallel = 1025 });
        options.Models.Add(new ModelOptions { Name = "a", ContextTokens = 1 });
        options.Models.Add(new ModelOptions { Name = "a", Temperature = 3 });
        options.Roles["chatt"] = ["b"];
        options.Roles[ModelRoles.Embed] = [];
        options.Roles[ModelRoles.ChatSmall] = ["c", "c"];
        options.QueueLength = 0;
        options.ProbeInterval = TimeSpan.Zero;
        options.WarmUpInterval = TimeSpan.FromSeconds(-1);

        var errors = ModelsOptionsValidator.Validate(options);

        string[] parts =
        [
            "Endpoints:0:Parallel is 0", "Endpoints:0:IdleLimit", "Endpoints:1:Parallel is 1025", "Two endpoints are called “gpu1:11434”", "Models:0:ContextTokens is 1",
            "Models:1:Temperature", "“a” has options twice", "“chatt” is no role", "Roles:embed names no model", "“c” twice", "QueueLength is 0", "ProbeInterval", "WarmUpInterval",
        ];
        errors.Count.ShouldBe(parts.Length);
        foreach (var part in parts)
            errors.ShouldContain(error => error.Contains(part, StringComparison.Ordinal), part);
    }

    [Fact]
    public void Roles_need_endpoints_and_endpoints_need_roles()
    {
        var roles = new ModelsOptions();
        roles.Roles[ModelRoles.Chat] = ["a"];
        var endpoints = new ModelsOptions { Endpoints = { new EndpointOptions { Url = "http://gpu1" } } };

        ModelsOptionsValidator.Validate(roles).ShouldHaveSingleItem().ShouldContain("no endpoint");
        ModelsOptionsValidator.Validate(endpoints).ShouldHaveSingleItem().ShouldContain("no role");
    }

    [Fact]
    public async Task Wrong_settings_cost_the_models_and_say_so()
    {
        await using var lab = new ModelsLab();
        var server = lab.Add("gpu1");
        lab.Options.Endpoints[0].Parallel = 0;

        var role = await lab.Router.GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken);

        role.Models.ShouldBeEmpty();
        server.Probes.ShouldBe(0);
        lab.Inspector.SettingsErrors.ShouldHaveSingleItem().ShouldContain("Parallel");
        (await lab.Ask("Wann?").FailureAsync()).Failure.ShouldBe(ModelFailure.NoneInReach);
    }

    private static ModelsOptions Options()
    {
        var options = new ModelsOptions { Endpoints = { new EndpointOptions { Url = "http://gpu1:11434" } } };
        options.Roles[ModelRoles.Chat] = ["qwen3:14b"];
        return options;
    }
}
