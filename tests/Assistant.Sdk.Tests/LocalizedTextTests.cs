using System.Globalization;

namespace Assistant.Sdk.Tests;

public class LocalizedTextTests
{
    [Theory]
    [InlineData("de-DE", "Rat")]
    [InlineData("en", "Council")]
    [InlineData("en-GB", "Council")]
    [InlineData("fr-FR", "Rat")]
    [InlineData("", "Rat")]
    public void English_readers_get_English_and_all_others_German(string culture, string text) =>
        new LocalizedText("Rat", "Council").For(CultureInfo.GetCultureInfo(culture)).ShouldBe(text);

    [Fact]
    public void Where_there_is_no_English_the_German_serves_both() =>
        new LocalizedText("Rat").For(CultureInfo.GetCultureInfo("en")).ShouldBe("Rat");

    [Fact]
    public void It_is_written_in_German() => new LocalizedText("Rat", "Council").ToString().ShouldBe("Rat");
}
