using Assistant.Conversations.Prompts;

namespace Assistant.Conversations.Tests.Prompts;

public sealed class RefusalMarkerTests
{
    [Theory]
    [InlineData("[[KEINE ANGABE]] Die Kosten fehlen.", "Die Kosten fehlen.")]
    [InlineData("\n **[[Keine Angabe]]**: Es fehlt.", "Es fehlt.")]
    [InlineData("[KEINE ANGABE]", "")]
    [InlineData("[[KEINE ANGABEN]].", "")]
    public void A_refusal_is_recognised_as_models_write_it(string answer, string rest) => RefusalMarker.Read(answer).ShouldBe((true, rest));

    [Theory]
    [InlineData("Die Brücke kostet 5 € [1]. [[KEINE ANGABE]] zum Baubeginn.")]
    [InlineData("Keine Angabe im Bericht [1].")]
    [InlineData("")]
    public void An_answer_is_no_refusal(string answer) => RefusalMarker.Read(answer).ShouldBe((false, answer));

    [Fact]
    public void Every_beginning_of_the_marker_is_held_back_and_nothing_else()
    {
        for (var length = 0; length < RefusalMarker.Text.Length; length++)
            RefusalMarker.MayBecome("\n" + RefusalMarker.Text[..length]).ShouldBeTrue();
        RefusalMarker.MayBecome(RefusalMarker.Text).ShouldBeFalse();
        RefusalMarker.MayBecome("Die").ShouldBeFalse();
        RefusalMarker.MayBecome("[1]").ShouldBeFalse();
    }
}
