using Assistant.Conversations.Prompts;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.Prompts;

public sealed class TokenEstimatorTests
{
    // Counted with the tokenizers named: the worst of Llama 2, Llama 3, cl100k and o200k.
    [Theory]
    [InlineData("Der Stadtrat beschließt die Sanierung der Hafenbrücke mit Gesamtkosten von 2.450.000 €.", 32)]
    [InlineData("Straßenausbaubeitragssatzung und Grundstücksverkehrsgenehmigungszuständigkeit", 26)]
    [InlineData("Entgeltgruppe E 1 25 E 2 26 E 2Ü 3 E 3 100 E 4 4 E 5 45", 40)]
    [InlineData("§ 34 Abs. 1 BauGB i. V. m. § 3 Abs. 2 Nr. 4 GemO; TOP 5, Az. 2024/0815", 47)]
    [InlineData("{\"type\":\"object\",\"properties\":{\"from\":{\"type\":\"string\",\"format\":\"date\"}}}", 18)]
    [InlineData("Die Verwaltung wird beauftragt, bis zum Ende des Jahres über den Stand der Arbeiten zu berichten, insbesondere über Kosten und Termine der Maßnahmen.", 39)]
    public void The_estimate_is_seldom_below_what_the_worst_tokenizer_counts(string text, int counted)
    {
        TokenEstimator.Estimate(text).ShouldBeGreaterThanOrEqualTo(counted * 9 / 10);
        TokenEstimator.Estimate(text).ShouldBeLessThanOrEqualTo((counted * 5 / 2) + 4);
    }

    [Fact]
    public void A_longer_text_never_has_fewer_tokens()
    {
        const string text = "Die Verwaltung prüft § 34 BauGB: 12.000 € 🚧 für 市政府.";
        var sizes = Enumerable.Range(0, text.Length + 1).Where(end => end == text.Length || !char.IsLowSurrogate(text[end])).Select(end => TokenEstimator.Estimate(text[..end])).ToList();
        sizes.ShouldBe(sizes.Order());
        sizes[0].ShouldBe(0);
    }

    [Fact]
    public void Calls_and_results_count_in_full()
    {
        var call = new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "search_papers", new Dictionary<string, object?>(StringComparer.Ordinal) { ["query"] = "Radweg in der Kaiserstraße" })]);
        TokenEstimator.Estimate(call).ShouldBeGreaterThan(TokenEstimator.Estimate("search_papers query Radweg in der Kaiserstraße") + 8);
        TokenEstimator.Estimate(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", new string('x', 4_000))])).ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void A_model_that_counts_more_is_believed_at_once()
    {
        var estimator = new TokenEstimator();
        estimator.Learn("m", 1_000, 1_400);
        estimator.Factor("m").ShouldBe(1.4, 0.001);
        estimator.Factor("other").ShouldBe(1);
        estimator.Factor(null).ShouldBe(1);
    }

    [Fact]
    public void A_model_that_counts_less_is_believed_after_some_answers_and_never_wholly()
    {
        var estimator = new TokenEstimator();
        for (var i = 0; i < 4; i++)
            estimator.Learn("m", 1_000, 850);
        estimator.Factor("m").ShouldBe(1);
        estimator.Learn("m", 1_000, 840);
        estimator.Factor("m").ShouldBe(0.85 * 1.05, 0.001);

        for (var i = 0; i < 9; i++)
            estimator.Learn("small", 1_000, 550);
        estimator.Factor("small").ShouldBe(0.8);
    }

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(1_000, 0L)]
    [InlineData(1_000, 300L)]
    [InlineData(50, 90L)]
    public void Counts_that_say_nothing_are_passed_over(int estimated, long? actual)
    {
        var estimator = new TokenEstimator();
        for (var i = 0; i < 10; i++)
            estimator.Learn("m", estimated, actual);
        estimator.Factor("m").ShouldBe(1);
    }

    [Fact]
    public void A_wild_count_doubles_at_most()
    {
        var estimator = new TokenEstimator();
        for (var i = 0; i < 10; i++)
            estimator.Learn("m", 1_000, 900_000);
        estimator.Factor("m").ShouldBe(2);
    }
}
