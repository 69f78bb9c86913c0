using Assistant.Conversations.Prompts;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.Prompts;

public sealed class HistoryReducerTests
{
    private const ulong Seed = 20_261_002;

    // What a stored conversation is made of, and what a crash leaves of it.
    private static readonly Gen<ChatMessage[]> Piece = Gen.Elements<Func<int, ChatMessage[]>>(
        id => [User($"Was kostet das Vorhaben Nummer {id} in diesem Jahr insgesamt?")],
        id => [Text($"Das Vorhaben Nummer {id} kostet 12.000 € und wird im Mai begonnen, so die Vorlage.")],
        id => [Call($"c{id}"), Result($"c{id}")],
        id => [new ChatMessage(ChatRole.Assistant, [new FunctionCallContent($"a{id}", "x"), new FunctionCallContent($"b{id}", "y")]), Result($"b{id}"), Result($"a{id}")],
        id => [Call($"open{id}")],
        id => [Result($"lost{id}")],
        _ => [Call("same"), Result("same")],
        id => [new ChatMessage(ChatRole.System, $"Anweisung {id}")])
        .SelectMany(_ => Gen.Choose(1, 400), (piece, id) => piece(id));

    private static readonly Arbitrary<(ChatMessage[] Messages, int Tokens)> Conversations =
        Piece.ArrayOf().SelectMany(_ => Gen.Choose(0, 1_500), (pieces, tokens) => (pieces.SelectMany(piece => piece).ToArray(), tokens)).ToArbitrary();

    [Fact]
    public void System_messages_and_the_last_question_always_stay() => Check((messages, reduced) =>
        messages.Where(IsSystem).All(reduced.Contains)
        && (messages.LastOrDefault(message => message.Role == ChatRole.User) is not { } last || reduced.Contains(last)));

    [Fact]
    public void No_result_stands_without_its_call_before_it_and_no_old_call_without_its_result() => Check((_, reduced) =>
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lastQuestion = reduced.FindLastIndex(message => message.Role == ChatRole.User);
        for (var i = 0; i < reduced.Count; i++)
        {
            foreach (var content in reduced[i].Contents)
            {
                if (content is FunctionCallContent call)
                {
                    if (i < lastQuestion && !reduced.Skip(i).SelectMany(message => message.Contents).OfType<FunctionResultContent>().Any(result => result.CallId == call.CallId))
                        return false;
                    seen.Add(call.CallId);
                }
                else if (content is FunctionResultContent answered && !seen.Contains(answered.CallId))
                {
                    return false;
                }
            }
        }

        return true;
    });

    [Fact]
    public void What_stays_is_the_end_of_the_conversation_in_its_order() => Check((messages, reduced) =>
    {
        // Messages of which a lost call was taken are copies; the others are the same objects.
        var positions = reduced.Where(message => !IsSystem(message)).Select(message => Array.IndexOf(messages, message)).Where(position => position >= 0).ToList();
        return positions.SequenceEqual(positions.Order());
    });

    [Fact]
    public void It_takes_no_more_than_allowed_save_for_what_always_stays() => Prop.ForAll(Conversations, given =>
    {
        var reduced = Reduce(given.Messages, given.Tokens);
        var lastQuestion = reduced.FindLastIndex(message => message.Role == ChatRole.User);
        var always = reduced.Where((message, position) => IsSystem(message) || position >= Math.Max(0, lastQuestion)).Sum(TokenEstimator.Estimate);
        return reduced.Sum(TokenEstimator.Estimate) <= Math.Max(given.Tokens, always);
    }).Check(Configuration);

    [Fact]
    public void A_conversation_that_fits_comes_back_unchanged()
    {
        ChatMessage[] messages = [new(ChatRole.System, "s"), User("eins"), Call("1"), Result("1"), Text("zwei"), User("drei")];
        Reduce(messages, 100_000).ShouldBe(messages);
    }

    [Fact]
    public void Oldest_turns_go_whole_and_are_named_by_their_questions()
    {
        var messages = Enumerable.Range(1, 20).SelectMany(i => (ChatMessage[])[User($"Frage {i}"), Call($"{i}"), Result($"{i}"), Text(new string('x', 200))]).Append(User("Und jetzt?")).ToArray();
        var reduced = Reduce(messages, 1_200);

        reduced[0].Text.ShouldStartWith("– Frage ");
        reduced[0].Text.ShouldContain("– Frage 10");
        reduced[1].Role.ShouldBe(ChatRole.User);
        reduced.Count.ShouldBeLessThan(30);
        ((reduced.Count - 2) % 4).ShouldBe(0);
        reduced[^1].Text.ShouldBe("Und jetzt?");
    }

    [Fact]
    public async Task A_summary_replaces_the_list_where_one_comes()
    {
        var messages = Enumerable.Range(1, 20).SelectMany(i => (ChatMessage[])[User($"Frage {i}"), Text(new string('x', 200))]).Append(User("Und jetzt?")).ToArray();
        var reducer = new HistoryReducer(800, (dropped, _) => Task.FromResult<string?>($"{dropped.Count} Nachrichten"));
        var reduced = (await reducer.ReduceAsync(messages, TestContext.Current.CancellationToken)).ToList();
        reduced[0].Text.ShouldBe($"{messages.Length - reduced.Count + 1} Nachrichten");

        var silent = new HistoryReducer(800, (_, _) => Task.FromResult<string?>(null));
        (await silent.ReduceAsync(messages, TestContext.Current.CancellationToken)).First().Text.ShouldStartWith("– Frage");
    }

    [Fact]
    public void An_empty_conversation_stays_empty() => Reduce([], 100).ShouldBeEmpty();

    private static Config Configuration => Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(40).WithReplay(Seed, 1).WithQuietOnSuccess(true);

    private static void Check(Func<ChatMessage[], List<ChatMessage>, bool> holds) =>
        Prop.ForAll(Conversations, given => holds(given.Messages, Reduce(given.Messages, given.Tokens))).Check(Configuration);

    // Without a summary nothing is waited for.
    private static List<ChatMessage> Reduce(ChatMessage[] messages, int tokens)
    {
        var reduced = new HistoryReducer(tokens).ReduceAsync(messages, CancellationToken.None);
        reduced.IsCompletedSuccessfully.ShouldBeTrue();
        return [.. reduced.GetAwaiter().GetResult()];
    }

    private static bool IsSystem(ChatMessage message) => message.Role == ChatRole.System;

    private static ChatMessage User(string text) => new(ChatRole.User, text);

    private static ChatMessage Text(string text) => new(ChatRole.Assistant, text);

    private static ChatMessage Call(string id) => new(ChatRole.Assistant, [new FunctionCallContent(id, "search")]);

    private static ChatMessage Result(string id) => new(ChatRole.Tool, [new FunctionResultContent(id, "Treffer")]);
}
