namespace Assistant.Host.Tests.Http.Library;

public sealed partial class LibraryTests
{
    [Fact]
    public async Task Settings_have_defaults_and_a_part_of_them_is_changed()
    {
        var visitor = await ArriveAsync();

        (await visitor.JsonAsync(HttpMethod.Get, "/api/preferences" + Here)).GetRawText()
            .ShouldBe("""{"language":null,"theme":"system","department":null,"simple":false,"sendWith":"enter","shortcuts":true,"city":null,"onboarded":false}""");
        var set = await visitor.JsonAsync(HttpMethod.Put, "/api/preferences" + Here, Object("""{"theme":"dark","language":"en","department":"bauamt","city":"rheinfelden","shortcuts":false}"""));
        set.GetRawText().ShouldBe("""{"language":"en","theme":"dark","department":"bauamt","simple":false,"sendWith":"enter","shortcuts":false,"city":"rheinfelden","onboarded":false}""");
        await visitor.JsonAsync(HttpMethod.Put, "/api/preferences" + Here, Object("""{"language":null,"onboarded":true}"""));
        (await visitor.JsonAsync(HttpMethod.Get, "/api/preferences" + Here)).GetRawText()
            .ShouldBe("""{"language":null,"theme":"dark","department":"bauamt","simple":false,"sendWith":"enter","shortcuts":false,"city":"rheinfelden","onboarded":true}""");
        (await (await ArriveAsync()).JsonAsync(HttpMethod.Get, "/api/preferences" + Here)).GetProperty("theme").GetString().ShouldBe("system");
    }

    [Theory]
    [InlineData("""{"colour":"red"}""", "„colour“ ist hier nicht bekannt")]
    [InlineData("""{"theme":"pink"}""", "system, light, dark, contrast")]
    [InlineData("""{"theme":7}""", "„theme“ ist nicht lesbar")]
    [InlineData("""{"simple":"ja"}""", "„simple“ ist nicht lesbar")]
    [InlineData("""{"department":"nirgends"}""", "Diesen Fachbereich gibt es hier nicht")]
    [InlineData("""{"city":"mainz"}""", "Die Stadt „mainz“ ist hier nicht eingerichtet")]
    [InlineData("""{"theme":"dark","theme":"light"}""", "nicht lesbar")]
    [InlineData("""{"theme":"\ud83c"}""", "nicht lesbar")]
    [InlineData("""{"\ud83c":1}""", "nicht lesbar")]
    [InlineData("""["theme"]""", "nicht lesbar")]
    [InlineData("", "nicht lesbar")]
    public async Task A_setting_that_cannot_be_is_refused_with_a_sentence_and_nothing_is_changed(string body, string sentence)
    {
        var visitor = await ArriveAsync();
        await RefusedAsync(visitor, HttpMethod.Put, "/api/preferences" + Here, body, sentence);
        (await visitor.JsonAsync(HttpMethod.Get, "/api/preferences" + Here)).GetProperty("theme").GetString().ShouldBe("system");
    }

    [Fact]
    public async Task A_body_without_end_is_refused() =>
        await RefusedAsync(await ArriveAsync(), HttpMethod.Put, "/api/preferences" + Here, $$"""{"theme":"{{new string('a', 300_000)}}"}""", "zu viel auf einmal");
}
