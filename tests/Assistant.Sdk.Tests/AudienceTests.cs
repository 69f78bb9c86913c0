namespace Assistant.Sdk.Tests;

public class AudienceTests
{
    [Fact]
    public void Nothing_said_means_internal()
    {
        default(Audience).Value.ShouldBe("internal");
        new SourceDocument { Id = "1", Title = "t", Kind = "paper" }.Audience.ShouldBe(Audience.Internal);
    }

    [Fact]
    public void Unsaid_and_internal_are_the_same_audience() => (default(Audience) == Audience.Internal).ShouldBeTrue();

    [Fact]
    public void Audiences_are_compared_by_value()
    {
        Audience.Group("bauamt").ShouldBe(Audience.Group("bauamt"));
        Audience.Group("bauamt").ShouldNotBe(Audience.Group("Bauamt"));
        Audience.Public.ShouldNotBe(Audience.Internal);
        Audience.Group("public").ShouldNotBe(Audience.Public);
    }

    [Theory]
    [InlineData("bauamt")]
    [InlineData("Amt-61_a.b")]
    public void A_group_stands_in_the_index_with_its_prefix(string name) => Audience.Group(name).ToString().ShouldBe("group:" + name);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("a,b")]
    [InlineData("a'b")]
    [InlineData("amt*")]
    [InlineData("grün")]
    public void A_group_id_has_no_character_that_an_index_could_misread(string name) => Should.Throw<ArgumentException>(() => Audience.Group(name));

    [Fact]
    public void A_group_id_has_at_most_100_characters()
    {
        Should.NotThrow(() => Audience.Group(new string('a', 100)));
        Should.Throw<ArgumentException>(() => Audience.Group(new string('a', 101)));
    }
}
