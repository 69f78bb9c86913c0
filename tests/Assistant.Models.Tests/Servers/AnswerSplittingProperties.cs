using Assistant.Fuzz;
using Assistant.Models.Tests.Servers.Lab;
using FsCheck;
using FsCheck.Fluent;

namespace Assistant.Models.Tests.Servers;

public class AnswerSplittingProperties
{
    private const ulong Seed = 20_261_122;

    // Most lines end an event of their own: others would run together into something that ends the answer.
    private static readonly Gen<string> s_lineEnds = Gen.Frequency((20, Gen.Elements("\n\n", "\r\n\r\n")), (1, Gen.Elements("\n", "\r\n", "\r")));

    [Fact]
    public void However_an_answer_of_Ollama_is_cut_the_same_updates_come() => Check(Corpus.Ollama, Reading.OllamaAsync);

    [Fact]
    public void However_an_answer_of_an_OpenAI_compatible_server_is_cut_the_same_updates_come() => Check(Corpus.OpenAI, Reading.OpenAIAsync);

    // Lines in any order, now and then an end or an error: what a whole answer comes to, or fails in, its pieces must. Long enough to fill
    // the buffer more than once.
    private static void Check(Corpus corpus, Func<string, Func<int>?, Task<List<Microsoft.Extensions.AI.ChatResponseUpdate>>> read)
    {
        var bytes = Gen.Frequency((30, Gen.Elements(corpus.Pieces)), (1, Gen.Elements(corpus.Ends)));
        var line = bytes.Select(System.Text.Encoding.UTF8.GetString).Zip(s_lineEnds, string.Concat);
        var answers = line.ArrayOf().Select(string.Concat).Zip(Gen.Choose(1, 40).NonEmptyListOf(), (answer, sizes) => (Answer: answer, Sizes: sizes));
        Prop.ForAll(answers.ToArbitrary(), async sample =>
        {
            var next = 0;
            var whole = await Reading.OutcomeAsync(() => read(sample.Answer, null));
            var single = await Reading.OutcomeAsync(() => read(sample.Answer, () => 1));
            var pieces = await Reading.OutcomeAsync(() => read(sample.Answer, () => sample.Sizes[next++ % sample.Sizes.Count]));
            single.ShouldBe(whole);
            pieces.ShouldBe(whole);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(80).WithReplay(Seed, 1).WithQuietOnSuccess(true));
    }
}
