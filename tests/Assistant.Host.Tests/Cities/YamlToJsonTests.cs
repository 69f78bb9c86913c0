using Assistant.Host.Cities;
using YamlDotNet.Core;

namespace Assistant.Host.Tests.Cities;

public sealed class YamlToJsonTests
{
    [Theory]
    [InlineData("a: 07315000", """{"a":"07315000"}""")]
    [InlineData("a: \"07315000\"", """{"a":"07315000"}""")]
    [InlineData("a: 12", """{"a":12}""")]
    [InlineData("a: -3", """{"a":-3}""")]
    [InlineData("a: 0", """{"a":0}""")]
    [InlineData("a: 0.5", """{"a":0.5}""")]
    [InlineData("a: '12'", """{"a":"12"}""")]
    [InlineData("a: true", """{"a":true}""")]
    [InlineData("a: 'true'", """{"a":"true"}""")]
    [InlineData("a: yes", """{"a":"yes"}""")]
    [InlineData("a: ~", """{"a":null}""")]
    [InlineData("a:", """{"a":null}""")]
    [InlineData("a: 1,5", """{"a":"1,5"}""")]
    [InlineData("a: 12.03.2025", """{"a":"12.03.2025"}""")]
    [InlineData("a: [1, x, {b: c}]", """{"a":[1,"x",{"b":"c"}]}""")]
    [InlineData("a: NaN", """{"a":"NaN"}""")]
    [InlineData("a: Infinity", """{"a":"Infinity"}""")]
    public void Plain_words_are_typed_and_quoted_ones_are_text(string yaml, string json)
    {
        using var reader = new StringReader(yaml);
        YamlToJson.Read(reader)!.ToJsonString().ShouldBe(json);
    }

    [Fact]
    public void An_empty_file_is_nothing()
    {
        using var reader = new StringReader("# only a comment\n");
        YamlToJson.Read(reader).ShouldBeNull();
    }

    [Fact]
    public void A_key_that_stands_twice_is_an_error()
    {
        using var reader = new StringReader("a: 1\na: 2\n");
        Should.Throw<YamlException>(() => YamlToJson.Read(reader));
    }

    [Fact]
    public void Nesting_has_an_end()
    {
        using var reader = new StringReader(new string('[', 100) + new string(']', 100));
        Should.Throw<YamlException>(() => YamlToJson.Read(reader)).Message.ShouldContain("nested too deeply");
    }
}
