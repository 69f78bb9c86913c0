using Assistant.Governance.Judgements;

namespace Assistant.Governance.Tests;

public abstract partial class GovernanceTests
{
    private JudgementStore Judgements => new(Database, _time);

    [Fact]
    public async Task What_an_editor_says_of_a_hit_is_kept_for_the_city_and_the_last_word_counts()
    {
        await Judgements.PutAsync(s_anna, new Judgement("Was kostet der Radweg?", "paper/2", 2), Token);
        await Judgements.PutAsync(s_anna, new Judgement("Was kostet der Radweg?", "paper/1", 1), Token);
        await Judgements.PutAsync(s_ben, new Judgement(" Was kostet der Radweg? ", "paper/1", 0), Token);
        await Judgements.PutAsync(s_annaElsewhere, new Judgement("Was kostet der Radweg?", "paper/9", 2), Token);

        (await Judgements.ListAsync("rebstadt", Token)).ShouldBe([new Judgement("Was kostet der Radweg?", "paper/1", 0), new Judgement("Was kostet der Radweg?", "paper/2", 2)]);
        (await Judgements.ListAsync("rheinfelden", Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_judgement_is_taken_back_in_its_own_city_alone()
    {
        await Judgements.PutAsync(s_anna, new Judgement("Frage", "paper/1", 2), Token);

        (await Judgements.DeleteAsync(s_annaElsewhere, "Frage", "paper/1", Token)).ShouldBeFalse();
        (await Judgements.DeleteAsync(s_ben, "Frage", "paper/1", Token)).ShouldBeTrue();
        (await Judgements.ListAsync("rebstadt", Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "paper/1", 1)]
    [InlineData("Frage", " ", 1)]
    [InlineData("Frage", "paper/1", 3)]
    [InlineData("Frage", "paper/1", -1)]
    public async Task A_judgement_that_is_none_is_refused(string question, string document, int grade) =>
        await Should.ThrowAsync<ArgumentException>(() => Judgements.PutAsync(s_anna, new Judgement(question, document, grade), Token));
}
