using Assistant.Host.Composition;
using Assistant.Models;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Tests.Composition;

public sealed class PluginChatClientTests
{
    [Fact]
    public async Task A_plugin_does_not_choose_the_model()
    {
        var router = new Router((_, options) => options?.ModelId ?? "none");

        var response = await Client(router).GetResponseAsync("Hallo", new ChatOptions { ModelId = "teuer:400b", RawRepresentationFactory = _ => new object() }, TestContext.Current.CancellationToken);

        response.Text.ShouldBe("none");
    }

    [Fact]
    public async Task Where_nobody_asks_the_call_stands_behind_everybody_who_waits()
    {
        var router = new Router((_, _) => "ja");
        await Client(router).GetResponseAsync("Hallo", null, TestContext.Current.CancellationToken);

        var call = router.Calls.ShouldHaveSingleItem();
        call.CityId.ShouldBe("rebstadt");
        call.Subject.ShouldBe("plugin-handbook");
        call.Priority.ShouldBe(CallPriority.Background);
    }

    [Theory]
    [InlineData(ModelFailure.QueueFull, "ausgelastet")]
    [InlineData(ModelFailure.Unreachable, "nicht erreichbar")]
    [InlineData(ModelFailure.Rejected, "nicht angenommen")]
    public async Task A_failure_is_a_sentence_that_the_plugin_may_pass_on(ModelFailure failure, string words)
    {
        var client = Client(new Router((_, _) => throw new ModelException(failure, "http://gpu1.intern:11434 is down")));

        var whole = await Should.ThrowAsync<PluginException>(() => client.GetResponseAsync("Hallo", null, TestContext.Current.CancellationToken));
        var streamed = await Should.ThrowAsync<PluginException>(async () => await client.GetStreamingResponseAsync("Hallo", null, TestContext.Current.CancellationToken).ToChatResponseAsync());

        whole.Message.ShouldContain(words);
        streamed.Message.ShouldBe(whole.Message);
        whole.Message.ShouldNotContain("gpu1");
    }

    [Fact]
    public void Nothing_of_the_host_is_reached_through_it()
    {
        var client = Client(new Router((_, _) => "ja"));

        client.GetService(typeof(IModelRouter)).ShouldBeNull();
        client.GetService(typeof(Router.Chat)).ShouldBeNull();
        client.GetService(typeof(ChatClientMetadata)).ShouldNotBeNull();
    }

    // A scope that no call has opened, as while a source is read.
    private static PluginChatClient Client(IModelRouter router) =>
        new(router, (CallScope)Activator.CreateInstance(typeof(CallScope), nonPublic: true)!, "rebstadt", "handbook");

    internal sealed class Router(Func<IEnumerable<ChatMessage>, ChatOptions?, string> answer) : IModelRouter
    {
        public List<ModelCall> Calls { get; } = [];

        public IChatClient CreateChatClient(ModelCall call)
        {
            Calls.Add(call);
            return new Chat(answer);
        }

        public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelCall call) => throw new NotSupportedException();

        public ValueTask<RoleState> GetRoleAsync(string cityId, string role, CancellationToken cancellationToken) => throw new NotSupportedException();

        internal sealed class Chat(Func<IEnumerable<ChatMessage>, ChatOptions?, string> answer) : IChatClient
        {
            public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            {
                await Task.Yield();
                return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(messages, options)));
            }

            public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, answer(messages, options));
            }

            public object? GetService(Type serviceType, object? serviceKey = null) => this;

            public void Dispose()
            {
                // Nothing is held.
            }
        }
    }
}
