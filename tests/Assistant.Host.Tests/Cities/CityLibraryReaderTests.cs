using Assistant.Conversations.Library;
using Assistant.Host.Cities;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Cities;

public sealed class CityLibraryReaderTests : IDisposable
{
    private const string Start = "id: karlsruhe\nname: Karlsruhe\n";
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Departments_and_prompts_are_read_in_both_languages()
    {
        var (pack, error) = Read("""
            departments:
              - { id: bauamt, name: { de: Bauamt, en: Building department } }
              - { id: kasse-2, name: Stadtkasse }
            prompts:
              - id: kosten
                title: { de: Kosten, en: Costs }
                text: { de: "Was kostet {{Vorhaben}}?", en: "What does {{project}} cost?" }
              - { id: termine, title: Termine, text: "Wann tagt {{Gremium}}?" }
            """);

        error.ShouldBeNull();
        pack!.Departments.Select(department => (department.Id, department.Name.De, department.Name.En)).ShouldBe([("bauamt", "Bauamt", "Building department"), ("kasse-2", "Stadtkasse", null)]);
        pack.Prompts.Select(prompt => (prompt.Id, prompt.Title.De, prompt.Text.En)).ShouldBe([("kosten", "Kosten", "What does {{project}} cost?"), ("termine", "Termine", null)]);
    }

    [Fact]
    public void A_pack_without_them_has_none()
    {
        var (pack, _) = Read("");

        pack!.Departments.ShouldBeEmpty();
        pack.Prompts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("departments: [bauamt]", "“departments” must be a list of mappings")]
    [InlineData("departments: { bauamt: Bauamt }", "“departments” must be a list of mappings")]
    [InlineData("departments: [{ id: Bauamt, name: Bauamt }]", "“departments[0].id” is missing or is not made of")]
    [InlineData("departments: [{ id: bauamt, name: A }, { id: bauamt, name: B }]", "ids must differ")]
    [InlineData("departments: [{ id: bauamt }]", "“departments[0].name” is missing")]
    [InlineData("departments: [{ id: bauamt, name: A, head: B }]", "“departments[0].head” is not known")]
    [InlineData("prompts: [{ id: a, title: T }]", "“prompts[0].text” is missing")]
    [InlineData("prompts: [{ id: a, title: { en: T }, text: x }]", "“prompts[0].title” is missing")]
    [InlineData("prompts: [{ id: a, title: T, text: {{Name}} kostet }]", "no valid YAML")]
    public void An_error_names_the_entry_and_the_way_out(string yaml, string expected) => Read(yaml).Error!.Messages.ShouldHaveSingleItem().ShouldContain(expected);

    [Fact]
    public void What_is_too_long_is_told()
    {
        var messages = Read($"prompts: [{{ id: a, title: {new string('t', PromptStore.MaxTitleLength + 1)}, text: {new string('t', PromptStore.MaxTextLength + 1)} }}]").Error!.Messages;

        messages.ShouldBe(["“prompts[0].title” is longer than 120 characters.", "“prompts[0].text” is longer than 8000 characters."]);
    }

    [Fact]
    public void The_demo_towns_pack_has_four_departments_and_five_prompts_with_variables_in_both_languages()
    {
        var (pack, error) = CityPackReader.Read(Places.DemoPack);

        error.ShouldBeNull();
        pack!.Departments.Count.ShouldBe(4);
        pack.Prompts.Count.ShouldBe(5);
        foreach (var prompt in pack.Prompts)
            PromptVariables.Of(prompt.Text.De).Count.ShouldBe(PromptVariables.Of(prompt.Text.En!).Count, prompt.Id);
        pack.Prompts.ShouldAllBe(prompt => PromptVariables.Of(prompt.Text.De).Count > 0 && prompt.Title.En != null);
    }

    private (CityPack? Pack, CityPackError? Error) Read(string yaml) => CityPackReader.Read(_folder.Write("karlsruhe/city.yaml", Start + yaml));
}
