using Assistant.Conversations.Library;

namespace Assistant.Conversations.Tests.Library;

public sealed class PromptVariablesTests
{
    [Theory]
    [InlineData("Was kostet {{Vorhaben}} in {{ Jahr }} und {{Vorhaben}}?", "Vorhaben|Jahr")]
    [InlineData("{{Wortlaut der Anfrage}}", "Wortlaut der Anfrage")]
    [InlineData("ohne", "")]
    [InlineData("{einfach} {{}} {{ }} {{offen", "")]
    [InlineData("{{über\nZeilen}}", "")]
    [InlineData("{{{drei}}}", "drei")]
    public void Variables_stand_in_double_braces(string text, string names) => PromptVariables.Of(text).ShouldBe(names.Split('|', StringSplitOptions.RemoveEmptyEntries));
}
