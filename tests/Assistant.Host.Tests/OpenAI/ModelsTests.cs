using System.Net;
using System.Text.Json;
using Assistant.Models;

namespace Assistant.Host.Tests.OpenAI;

/// <summary>Which models are offered, for which city; and vectors.</summary>
public sealed class ModelsTests : IAsyncLifetime
{
    private OpenAILab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await OpenAILab.StartAsync();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task The_roles_that_are_set_up_and_the_assistant_are_offered()
    {
        var reply = await _lab.GetAsync("/v1/models");

        Names(reply).ShouldBe(["assistant", "chat", "embed"]);
        reply.Body.GetProperty("object").GetString().ShouldBe("list");
        reply.Body.GetProperty("data")[0].GetProperty("owned_by").GetString().ShouldBe("rebstadt");
        (await _lab.GetAsync("/v1/models/chat")).Body.GetProperty("id").GetString().ShouldBe("chat");
        (await _lab.GetAsync("/v1/models/chat-small")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _lab.GetAsync("/v1/models/org/gpt")).Error.GetProperty("code").GetString().ShouldBe("model_not_found");
    }

    [Fact]
    public async Task With_several_cities_a_name_says_which()
    {
        await using var lab = await OpenAILab.StartAsync("rebstadt", "weinheim");

        Names(await lab.GetAsync("/v1/models")).ShouldBe(["assistant@rebstadt", "chat@rebstadt", "embed@rebstadt", "assistant@weinheim", "chat@weinheim", "embed@weinheim"]);
        Names(await lab.GetAsync("/v1/models?city=weinheim")).ShouldBe(["assistant", "chat", "embed"]);
        (await lab.GetAsync("/v1/models/chat@weinheim")).Body.GetProperty("owned_by").GetString().ShouldBe("weinheim");
        var unnamed = await lab.ChatAsync("");
        unnamed.Status.ShouldBe(HttpStatusCode.BadRequest);
        unnamed.Error.GetProperty("code").GetString().ShouldBe("city_required");
        (await lab.ChatAsync("", "chat@weinheim")).Status.ShouldBe(HttpStatusCode.OK);
        lab.Models.Calls[^1].CityId.ShouldBe("weinheim");
        await lab.PostAsync("/v1/chat/completions", """{"model":"chat","messages":[{"role":"user","content":"x"}]}""", new() { ["X-City"] = "rebstadt" });
        lab.Models.Calls[^1].CityId.ShouldBe("rebstadt");
    }

    [Fact]
    public async Task Vectors_come_as_numbers()
    {
        var reply = await _lab.PostAsync("/v1/embeddings", """{"model":"embed","input":["Radweg","Deich"]}""");

        reply.Body.GetProperty("data").EnumerateArray().Select(one => one.GetProperty("index").GetInt32()).ShouldBe([0, 1]);
        reply.Body.GetProperty("data")[0].GetProperty("embedding").EnumerateArray().Select(number => number.GetSingle()).ShouldBe([6f, 6.25f, 6.5f]);
        reply.Body.GetProperty("usage").GetProperty("prompt_tokens").GetInt32().ShouldBe(5);
        reply.Body.GetProperty("model").GetString().ShouldBe("bge-m3");
        _lab.Models.Calls.Single().Role.ShouldBe("embed");
    }

    [Fact]
    public async Task Vectors_come_as_base64_of_little_endian_floats()
    {
        var reply = await _lab.PostAsync("/v1/embeddings", """{"model":"embed","input":"Radweg","dimensions":2,"encoding_format":"base64"}""");

        var bytes = reply.Body.GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64();
        (BitConverter.ToSingle(bytes, 0), BitConverter.ToSingle(bytes, 4), bytes.Length).ShouldBe((6f, 6.25f, 8));
    }

    [Theory]
    [InlineData("""{"input":"x"}""", "model")]
    [InlineData("""{"model":"embed"}""", "input")]
    [InlineData("""{"model":"embed","input":[]}""", "input")]
    [InlineData("""{"model":"embed","input":["a",""]}""", "input")]
    [InlineData("""{"model":"embed","input":[1,2]}""", "input")]
    [InlineData("""{"model":"embed","input":[[1,2]]}""", "input")]
    [InlineData("""{"model":"embed","input":"x","encoding_format":"hex"}""", "encoding_format")]
    [InlineData("""{"model":"embed","input":"x","dimensions":0}""", "dimensions")]
    [InlineData("""{"model":"chat","input":"x"}""", "model")]
    public async Task A_request_for_vectors_that_cannot_be_met_names_the_parameter(string body, string parameter)
    {
        var reply = await _lab.PostAsync("/v1/embeddings", body);

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Error.GetProperty("param").GetString().ShouldBe(parameter);
    }

    [Fact]
    public async Task A_model_that_makes_vectors_does_not_chat() =>
        (await _lab.ChatAsync("", "embed")).Error.GetProperty("code").GetString().ShouldBe("model_not_supported");

    [Fact]
    public async Task A_failure_of_vectors_has_its_status()
    {
        _lab.Models.EmbeddingFailure = new ModelException(ModelFailure.QueueFull, "full");

        var reply = await _lab.PostAsync("/v1/embeddings", """{"model":"embed","input":"x"}""");

        reply.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        reply.RetryAfter.ShouldNotBeNull();
    }

    private static IEnumerable<string?> Names(OpenAIReply reply) => reply.Body.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString());
}
