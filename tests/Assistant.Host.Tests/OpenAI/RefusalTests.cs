using System.Net;
using Assistant.Models;

namespace Assistant.Host.Tests.OpenAI;

/// <summary>What is refused, and how failures look from outside.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private const string User = """[{"role":"user","content":"Hallo"}]""";
    private OpenAILab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await OpenAILab.StartAsync();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Theory]
    [InlineData("[]", null)]
    [InlineData("{}", "model")]
    [InlineData("""{"model":7}""", "model")]
    [InlineData("""{"model":"chat"}""", "messages")]
    [InlineData("""{"model":"chat","messages":{}}""", "messages")]
    [InlineData("""{"model":"chat","messages":["Hallo"]}""", "messages[0]")]
    [InlineData("""{"model":"chat","messages":[{"content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"model":"chat","messages":[{"role":"wizard","content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"model":"chat","messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData("""{"model":"chat","messages":[{"role":"user","content":[{"type":"input_audio"}]}]}""", "messages[0].content[0].type")]
    [InlineData("""{"model":"chat","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.org/a.png"}}]}]}""", "messages[0].content[0].image_url.url")]
    [InlineData("""{"model":"chat","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:nonsense"}}]}]}""", "messages[0].content[0].image_url.url")]
    [InlineData("""{"model":"chat","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:text/html;base64,AAAA"}}]}]}""", "messages[0].content[0].image_url.url")]
    [InlineData("""{"model":"chat","messages":[{"role":"system","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]}""", "messages[0].content")]
    [InlineData("""{"model":"chat","messages":[{"role":"tool","content":"x"}]}""", "messages[0].tool_call_id")]
    [InlineData("""{"model":"chat","messages":[{"role":"assistant","tool_calls":[{"id":"1","function":{"name":"f","arguments":"[1]"}}]}]}""", "messages[0].tool_calls[0].function.arguments")]
    [InlineData("""{"model":"chat","messages":[{"role":"assistant","tool_calls":[{"id":"1","function":{"name":"f","arguments":"{\"a\":"}}]}]}""", "messages[0].tool_calls[0].function.arguments")]
    [InlineData("""{"model":"chat","n":2,"messages":""" + User + "}", "n")]
    [InlineData("""{"model":"chat","logprobs":true,"messages":""" + User + "}", "logprobs")]
    [InlineData("""{"model":"chat","logit_bias":{"1":2},"messages":""" + User + "}", "logit_bias")]
    [InlineData("""{"model":"chat","functions":[],"messages":""" + User + "}", "functions")]
    [InlineData("""{"model":"chat","modalities":["text","audio"],"messages":""" + User + "}", "modalities")]
    [InlineData("""{"model":"chat","temperature":3,"messages":""" + User + "}", "temperature")]
    [InlineData("""{"model":"chat","max_tokens":0,"messages":""" + User + "}", "max_tokens")]
    [InlineData("""{"model":"chat","max_tokens":1.5,"messages":""" + User + "}", "max_tokens")]
    [InlineData("""{"model":"chat","stop":["a","b","c","d","e"],"messages":""" + User + "}", "stop")]
    [InlineData("""{"model":"chat","stream":"yes","messages":""" + User + "}", "stream")]
    [InlineData("""{"model":"chat","response_format":{"type":"xml"},"messages":""" + User + "}", "response_format.type")]
    [InlineData("""{"model":"chat","response_format":{"type":"json_schema","json_schema":{"schema":[]}},"messages":""" + User + "}", "response_format.json_schema.schema")]
    [InlineData("""{"model":"chat","tools":[{"type":"retrieval"}],"messages":""" + User + "}", "tools[0].type")]
    [InlineData("""{"model":"chat","tools":[{"type":"function","function":{"name":"a b"}}],"messages":""" + User + "}", "tools[0].function.name")]
    [InlineData("""{"model":"chat","tool_choice":"required","messages":""" + User + "}", "tool_choice")]
    [InlineData("""{"model":"chat","tool_choice":{"type":"function","function":{"name":"f"}},"messages":""" + User + "}", "tool_choice")]
    public async Task A_request_that_cannot_be_met_as_it_is_names_the_parameter(string body, string? parameter)
    {
        var reply = await _lab.PostAsync("/v1/chat/completions", body);

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.ContentType.ShouldBe("application/json");
        reply.Error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        reply.Error.GetProperty("message").GetString()!.ShouldNotBeEmpty();
        if (parameter is not null)
            reply.Error.GetProperty("param").GetString().ShouldBe(parameter);
        _lab.Models.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("""{"model":"chat","model":"embed"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"model":"\ud800"}""", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_no_json_is_refused(string body, HttpStatusCode status) =>
        (await _lab.PostAsync("/v1/chat/completions", body)).Status.ShouldBe(status);

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_and_the_host_goes_on()
    {
        var reply = await _lab.PostAsync("/v1/chat/completions", $$"""{"model":"chat","messages":[{"role":"user","content":"{{new string('a', 5 << 20)}}"}]}""");

        reply.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        reply.Error.GetProperty("code").GetString().ShouldBe("request_too_large");
        (await _lab.ChatAsync("")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_says_it_is_no_json_is_refused() =>
        (await _lab.PostAsync("/v1/chat/completions", """{"model":"chat","messages":[]}""", contentType: "text/plain")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task A_page_of_another_host_may_not_call()
    {
        var reply = await _lab.PostAsync("/v1/chat/completions", "{}", new() { ["Origin"] = "http://evil.test" });

        reply.Status.ShouldBe(HttpStatusCode.Forbidden);
        reply.Error.GetProperty("code").GetString().ShouldBe("origin_not_allowed");
    }

    [Theory]
    [InlineData("gpt-4o", "model_not_found")]
    [InlineData("chat-small", "model_not_found")]
    [InlineData("chat@atlantis", "model_not_found")]
    [InlineData("rerank", "model_not_found")]
    public async Task An_unknown_model_is_not_found(string model, string code)
    {
        var reply = await _lab.ChatAsync("", model);

        reply.Status.ShouldBe(HttpStatusCode.NotFound);
        reply.Error.GetProperty("code").GetString().ShouldBe(code);
        reply.Error.GetProperty("param").GetString().ShouldBe("model");
    }

    [Fact]
    public async Task A_prompt_that_does_not_fit_the_window_is_refused_instead_of_cut()
    {
        _lab.Models.ContextTokens = 2_048;

        var tooLong = await _lab.PostAsync("/v1/chat/completions", $$"""{"model":"chat","messages":[{"role":"user","content":"{{string.Concat(Enumerable.Repeat("Radweg ", 2_000))}}"}]}""");
        var tooLongAnswer = await _lab.ChatAsync("\"max_tokens\":2048");

        foreach (var reply in (OpenAIReply[])[tooLong, tooLongAnswer])
        {
            reply.Status.ShouldBe(HttpStatusCode.BadRequest);
            reply.Error.GetProperty("code").GetString().ShouldBe("context_length_exceeded");
        }

        (await _lab.ChatAsync("\"max_tokens\":1024")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(ModelFailure.QueueFull, HttpStatusCode.TooManyRequests, "rate_limit_exceeded")]
    [InlineData(ModelFailure.Busy, HttpStatusCode.ServiceUnavailable, "model_busy")]
    [InlineData(ModelFailure.Unreachable, HttpStatusCode.ServiceUnavailable, "model_unreachable")]
    [InlineData(ModelFailure.NoneInReach, HttpStatusCode.ServiceUnavailable, "model_unreachable")]
    [InlineData(ModelFailure.ModelMissing, HttpStatusCode.ServiceUnavailable, "model_missing")]
    [InlineData(ModelFailure.TimedOut, HttpStatusCode.GatewayTimeout, "model_timeout")]
    [InlineData(ModelFailure.ServerFailed, HttpStatusCode.BadGateway, "model_failed")]
    [InlineData(ModelFailure.BrokenAnswer, HttpStatusCode.BadGateway, "model_failed")]
    [InlineData(ModelFailure.Rejected, HttpStatusCode.BadRequest, "model_rejected")]
    public async Task A_failure_before_the_first_token_has_a_status_of_its_own(ModelFailure failure, HttpStatusCode status, string code)
    {
        _lab.Models.Chat = (_, _, _) => FakeModels.Break(new ModelException(failure, "gpu1.internal: it failed") { RetryAfter = failure == ModelFailure.QueueFull ? TimeSpan.FromSeconds(6.5) : null });

        foreach (var stream in (string[])["true", "false"])
        {
            var reply = await _lab.ChatAsync($"\"stream\":{stream}");

            reply.Status.ShouldBe(status);
            reply.ContentType.ShouldBe("application/json");
            reply.Error.GetProperty("code").GetString().ShouldBe(code);
            if (failure != ModelFailure.Rejected)
                reply.Text.ShouldNotContain("gpu1");
            reply.RetryAfter.ShouldBe(failure switch
            {
                ModelFailure.QueueFull => TimeSpan.FromSeconds(7),
                ModelFailure.Busy => TimeSpan.FromSeconds(2),
                _ => null,
            });
        }
    }

    [Fact]
    public async Task An_unexpected_failure_tells_no_secret()
    {
        _lab.Models.Chat = (_, _, _) => FakeModels.Break(new InvalidOperationException("secret"));

        var reply = await _lab.ChatAsync("");

        reply.Status.ShouldBe(HttpStatusCode.InternalServerError);
        reply.Text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task An_unknown_address_is_said_in_the_same_shape()
    {
        var reply = await _lab.PostAsync("/v1/responses", "{}");

        reply.Status.ShouldBe(HttpStatusCode.NotFound);
        reply.Error.GetProperty("code").GetString().ShouldBe("unknown_url");
    }
}
