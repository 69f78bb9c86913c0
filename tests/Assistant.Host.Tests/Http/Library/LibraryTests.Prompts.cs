using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Http.Conversations;

namespace Assistant.Host.Tests.Http.Library;

public sealed partial class LibraryTests
{
    [Fact]
    public async Task The_city_packs_prompts_are_there_for_everybody_in_the_language_of_the_page()
    {
        var visitor = await ArriveAsync();

        var prompts = await PromptsAsync(visitor, Here);

        prompts.Count.ShouldBe(5);
        var first = prompts[0];
        (first.GetProperty("id").GetString(), first.GetProperty("scope").GetString(), first.GetProperty("mine").GetBoolean(), first.GetProperty("title").GetString())
            .ShouldBe(("city-stand-der-beratung", "city", false, "Wie weit ist eine Vorlage?"));
        prompts.ShouldAllBe(prompt => prompt.GetProperty("variables").GetArrayLength() > 0);
        prompts[3].GetProperty("variables").EnumerateArray().Select(name => name.GetString()).ShouldBe(["Thema", "Gremium"]);
        (await PromptsAsync(visitor, There)).ShouldBeEmpty();
        await StatusAsync(visitor, HttpMethod.Delete, "/api/prompts/city-stand-der-beratung" + Here, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_prompt_is_saved_changed_and_deleted()
    {
        var visitor = await ArriveAsync();
        var saved = await visitor.JsonAsync(HttpMethod.Post, "/api/prompts" + Here, Object("""{"scope":"own","title":"Kosten","text":"Was kostet {{Straße}}?"}"""), HttpStatusCode.Created);
        (saved.GetProperty("mine").GetBoolean(), saved.GetProperty("variables")[0].GetString()).ShouldBe((true, "Straße"));
        var path = $"/api/prompts/{saved.GetProperty("id").GetString()}{Here}";

        var changed = await visitor.JsonAsync(HttpMethod.Put, path, Object("""{"title":"Preis","text":"Preis?"}"""));

        changed.GetProperty("id").GetString().ShouldBe(saved.GetProperty("id").GetString());
        (await OwnAsync(visitor, Here)).ShouldBe(["Preis"]);
        (await OwnAsync(visitor, There)).ShouldBeEmpty();
        var other = await ArriveAsync();
        await StatusAsync(other, HttpMethod.Put, path, HttpStatusCode.NotFound, """{"title":"Meins","text":"?"}""");
        await StatusAsync(other, HttpMethod.Delete, path, HttpStatusCode.NotFound);
        (await OwnAsync(other, Here)).ShouldBeEmpty();
        await StatusAsync(visitor, HttpMethod.Delete, path, HttpStatusCode.NoContent);
        (await OwnAsync(visitor, Here)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_departments_prompts_are_seen_by_those_who_chose_it_in_the_same_city()
    {
        var (author, colleague, stranger) = (await ArriveAsync(), await ArriveAsync(), await ArriveAsync());
        var body = """{"scope":"department","department":"bauamt","title":"Für alle","text":"?"}""";
        await RefusedAsync(author, HttpMethod.Post, "/api/prompts" + Here, body, "in Ihren Einstellungen gewählt");
        await ChooseAsync(author, Here, "bauamt");
        await ChooseAsync(colleague, Here, "bauamt");
        await ChooseAsync(stranger, Here, "soziales");
        await ChooseAsync(stranger, There, "bauamt");

        var offered = await author.JsonAsync(HttpMethod.Post, "/api/prompts" + Here, Object(body), HttpStatusCode.Created);

        offered.GetProperty("department").GetString().ShouldBe("bauamt");
        var seen = (await PromptsAsync(colleague, Here)).Single(prompt => prompt.GetProperty("scope").GetString() == "department");
        (seen.GetProperty("title").GetString(), seen.GetProperty("mine").GetBoolean()).ShouldBe(("Für alle", false));
        (await OwnAsync(stranger, Here)).ShouldBeEmpty();
        (await OwnAsync(stranger, There)).ShouldBeEmpty();
        await RefusedAsync(author, HttpMethod.Post, "/api/prompts" + Here, body.Replace("bauamt", "soziales", StringComparison.Ordinal), "in Ihren Einstellungen gewählt");
        await StatusAsync(colleague, HttpMethod.Delete, $"/api/prompts/{offered.GetProperty("id").GetString()}{Here}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_prompt_that_is_empty_or_too_long_is_refused_with_a_sentence()
    {
        var visitor = await ArriveAsync();

        await RefusedAsync(visitor, HttpMethod.Post, "/api/prompts" + Here, """{"title":" ","text":"?"}""", "braucht einen Titel");
        await RefusedAsync(visitor, HttpMethod.Post, "/api/prompts" + Here, $$"""{"title":"{{new string('a', 121)}}","text":"?"}""", "höchstens 120 Zeichen");
        await RefusedAsync(visitor, HttpMethod.Post, "/api/prompts" + Here, $$"""{"title":"T","text":"{{new string('a', 8001)}}"}""", "höchstens 8.000 Zeichen");
        await RefusedAsync(visitor, HttpMethod.Post, "/api/prompts" + Here, """{"scope":"city","title":"T","text":"?"}""", "own, department");
        await RefusedAsync(visitor, HttpMethod.Post, "/api/prompts" + Here, """{"mine":true,"title":"T","text":"?"}""", "„mine“");
        (await OwnAsync(visitor, Here)).ShouldBeEmpty();
    }

    private static Task<JsonElement> ChooseAsync(Visitor visitor, string city, string department) =>
        visitor.JsonAsync(HttpMethod.Put, "/api/preferences" + city, new JsonObject { ["department"] = department });

    private static async Task<IReadOnlyList<JsonElement>> PromptsAsync(Visitor visitor, string city) =>
        [.. (await visitor.JsonAsync(HttpMethod.Get, "/api/prompts" + city)).EnumerateArray()];

    private static async Task<IReadOnlyList<string?>> OwnAsync(Visitor visitor, string city) =>
        [.. (await PromptsAsync(visitor, city)).Where(prompt => prompt.GetProperty("scope").GetString() != "city").Select(prompt => prompt.GetProperty("title").GetString())];
}
