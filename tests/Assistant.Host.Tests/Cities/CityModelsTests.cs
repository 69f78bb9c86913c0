using Assistant.Host.Cities;
using Assistant.Host.Tests.Lab;
using Assistant.Models;

namespace Assistant.Host.Tests.Cities;

public sealed class CityModelsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_city_may_choose_its_own_models()
    {
        var (pack, _) = Read("models: { chat: [\"qwen3:14b\", mistral], embed: [bge-m3] }");

        pack!.Models[ModelRoles.Chat].ShouldBe(["qwen3:14b", "mistral"]);
        pack.Models[ModelRoles.Embed].ShouldBe(["bge-m3"]);
    }

    [Fact]
    public void Without_a_word_about_it_the_models_are_everybodys() => Read("").Pack!.Models.ShouldBeEmpty();

    [Theory]
    [InlineData("models: qwen3", "must map roles")]
    [InlineData("models: { chat: qwen3 }", "“models.chat” must be a list")]
    [InlineData("models: { chat: [] }", "“models.chat” must be a list")]
    [InlineData("models: { chatt: [qwen3] }", "“chatt” is no role")]
    [InlineData("models: { chat: [\"gpt-oss:120b-cloud\"] }", "outside the city's network")]
    public void A_wrong_choice_is_told(string models, string said) =>
        Read(models).Error!.Messages.ShouldHaveSingleItem().ShouldContain(said);

    private (CityPack? Pack, CityPackError? Error) Read(string models)
    {
        _folder.Write("karlsruhe/city.yaml", $"id: karlsruhe\nname: Karlsruhe\n{models}\n");
        return CityPackReader.Read(_folder.File("karlsruhe/city.yaml"));
    }
}
