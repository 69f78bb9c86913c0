using System.Text.Json;
using Assistant.Conversations.Tools;

namespace Assistant.Conversations.Tests.Tools;

public sealed class ArgumentLabelTests
{
    [Theory]
    [InlineData("Wo", "Wo", null)]
    [InlineData("Die Straße.", "Die Straße", null)]
    [InlineData("Nur ab diesem Tag (JJJJ-MM-TT)", "Nur ab diesem Tag", "Nur ab diesem Tag (JJJJ-MM-TT)")]
    [InlineData("Wonach gesucht wird, in ganzen Worten, z. B. „Radweg“", "Wonach gesucht wird", "Wonach gesucht wird, in ganzen Worten, z. B. „Radweg“")]
    [InlineData("Nur diese Art: Antrag, Anfrage", "Nur diese Art", "Nur diese Art: Antrag, Anfrage")]
    [InlineData("Ein Satz ohne jedes Zeichen, das ihn gliedert oder", "Ein Satz ohne jedes Zeichen", "Ein Satz ohne jedes Zeichen, das ihn gliedert oder")]
    [InlineData("Ein Satz der so lang ist dass er neben keinem Wert mehr stehen kann", "where", "Ein Satz der so lang ist dass er neben keinem Wert mehr stehen kann")]
    [InlineData("  ", "where", null)]
    public void An_argument_is_called_as_its_description_begins(string description, string label, string? hint) =>
        ArgumentLabels.Of(Schema($$"""{ "where": { "type": "string", "description": "{{description}}" } }"""))
            .ShouldBe([new ArgumentLabel("where", label, hint)]);

    [Fact]
    public void A_title_goes_before_the_description() =>
        ArgumentLabels.Of(Schema("""{ "where": { "title": "Ort", "description": "Wo es ist" } }""")).ShouldBe([new ArgumentLabel("where", "Ort", "Wo es ist")]);

    [Fact]
    public void An_argument_of_which_the_tool_says_nothing_has_its_name()
    {
        ArgumentLabels.Of(Schema("""{ "where": { "type": "string" }, "any": true, "odd": { "description": 7 } }"""))
            .ShouldBe([new ArgumentLabel("where", "where", null), new ArgumentLabel("any", "any", null), new ArgumentLabel("odd", "odd", null)]);
        ArgumentLabels.Of(JsonElement.Parse("true")).ShouldBeEmpty();
        ArgumentLabels.Of(JsonElement.Parse("{}")).ShouldBeEmpty();
    }

    private static JsonElement Schema(string properties) => JsonElement.Parse($$"""{ "type": "object", "properties": {{properties}} }""");
}
