using System.Net;
using System.Text;
using System.Text.Json;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Turns;
using Assistant.Host.Http.OpenAI;
using Assistant.Host.Tests.Lab;
using Assistant.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Host.Tests.OpenAI;

/// <summary>The endpoints under <c>/v1</c> with scripted models and turns.</summary>
internal sealed class OpenAILab : IAsyncDisposable
{
    private readonly SmallServer _server;

    private OpenAILab(SmallServer server, FakeModels models, List<Question> questions)
    {
        _server = server;
        Models = models;
        Questions = questions;
    }

    public FakeModels Models { get; }

    /// <summary>What the assistant was asked.</summary>
    public List<Question> Questions { get; }

    /// <summary>What the assistant answers.</summary>
    public Answer Answer { get; set; } = new() { Text = "Der Rat hat beschlossen [1].", Mode = AnswerMode.Generated };

    public HttpClient Client => _server.Client;

    public Uri Endpoint => new(_server.Address, "/v1");

    public static async Task<OpenAILab> StartAsync(params string[] cities)
    {
        var (models, questions) = (new FakeModels(), new List<Question>());
        OpenAILab? lab = null;
        var server = await SmallServer.StartAsync(
            cities.Length == 0 ? ["rebstadt"] : cities,
            services =>
            {
                services.AddSingleton<IModelRouter>(models);
                services.AddSingleton<Func<Question, CancellationToken, IAsyncEnumerable<TurnEvent>>>((question, _) => lab!.RunAsync(question));
                services.AddOpenAI();
            },
            routes => routes.MapOpenAI());
        return lab = new OpenAILab(server, models, questions);
    }

    /// <summary>Sends a body and reads the whole response.</summary>
    public async Task<OpenAIReply> PostAsync(string path, string body, Dictionary<string, string>? headers = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        // A refusal would otherwise meet a client that is still sending, as a broken pipe.
        request.Headers.ExpectContinue = body.Length > 100_000;
        foreach (var (name, value) in headers ?? [])
            request.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(request);
    }

    public async Task<OpenAIReply> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        return await SendAsync(request);
    }

    /// <summary>Sends a question to a model.</summary>
    public Task<OpenAIReply> ChatAsync(string members, string model = "chat") =>
        PostAsync("/v1/chat/completions", $$"""{"model":"{{model}}","messages":[{"role":"user","content":"Hallo"}]{{(members.Length > 0 ? "," + members : "")}}}""");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<OpenAIReply> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new OpenAIReply(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.RetryAfter?.Delta);
    }

    private async IAsyncEnumerable<TurnEvent> RunAsync(Question question)
    {
        Questions.Add(question);
        if (question.Text.Length == 0)
            throw new QuestionException("Bitte stellen Sie eine Frage.");
        yield return new TurnEvent.SkillsChosen([]);
        await Task.Yield();
        yield return new TurnEvent.TextAdded("Der Rat hat ungeprüft beschlossen.");
        yield return new TurnEvent.TextReplaced(Answer.Text);
        yield return new TurnEvent.Finished(Answer);
    }
}

internal sealed record OpenAIReply(HttpStatusCode Status, string Text, string? ContentType, TimeSpan? RetryAfter)
{
    public JsonElement Body => JsonElement.Parse(Text);

    public JsonElement Error => Body.GetProperty("error");

    /// <summary>What the events of a stream say, without the end mark.</summary>
    public IReadOnlyList<JsonElement> Chunks => [.. Events.Where(data => data != "[DONE]").Select(data => JsonElement.Parse(data))];

    public IReadOnlyList<string> Events => [.. Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(block => block[0] != ':').Select(block =>
    {
        block.ShouldStartWith("data: ");
        block.ShouldNotContain('\n');
        return block["data: ".Length..];
    })];

    /// <summary>The text of a stream.</summary>
    public string Streamed => string.Concat(Chunks.SelectMany(chunk => chunk.GetProperty("choices").EnumerateArray())
        .Select(choice => choice.GetProperty("delta").TryGetProperty("content", out var content) ? content.GetString() : ""));
}
