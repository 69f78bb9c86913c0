namespace Assistant.Conversations.Tests.Checks;

public sealed class LabelledSentencesTests
{
    [Fact]
    public void Faulty_sentences_about_a_real_council_are_found() => Judge(LabelledSentences.Shared());

    [Fact]
    public void Faulty_sentences_about_an_invented_town_are_found() =>
        Judge(Path.Combine(AppContext.BaseDirectory, "Checks", "fixtures", "rebstadt.jsonl"));

    [Fact]
    public void Faulty_sentences_about_decisions_are_found() =>
        Judge(Path.Combine(AppContext.BaseDirectory, "Checks", "fixtures", "statuses.jsonl"));

    private static void Judge(string file)
    {
        var (precision, recall, wrong) = LabelledSentences.Measure(file);
        TestContext.Current.SendDiagnosticMessage($"precision {precision:0.000}, recall {recall:0.000}\n{wrong}");

        precision.ShouldBeGreaterThanOrEqualTo(0.98, wrong);
        recall.ShouldBeGreaterThanOrEqualTo(0.95, wrong);
    }
}
