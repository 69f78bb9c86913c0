using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.State;
using Assistant.Memory.Indexing.Qdrant.Terms;
using FsCheck;
using FsCheck.Fluent;

namespace Assistant.Memory.Tests.Qdrant;

public sealed class LearnedWordsTests
{
    [Fact]
    public void What_was_learned_is_read_as_it_was_written()
    {
        var words = Enumerable.Range(0, 500).Select(i => KeyValuePair.Create($"wort{i}", i + 1)).Append(KeyValuePair.Create("turnhalle", 40)).Append(KeyValuePair.Create("halle", 90)).Append(KeyValuePair.Create("turn", 50));
        var learned = new LearnedWords(CompoundDictionary.Learn(words, []), new LearnedVocabulary([new("turnhall", 40), new("größ", 3)], 100));
        var read = LearnedWordsFormat.Read(LearnedWordsFormat.Write(learned));

        read.Compounds.Fingerprint.ShouldBe(learned.Compounds.Fingerprint);
        read.Vocabulary.Passages.ShouldBe(100);
        read.Vocabulary.Frequency("größ").ShouldBe(3);
        read.Vocabulary.Frequency("unbekannt").ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bm8gemlw")]
    [InlineData("?")]
    public void Damaged_pieces_are_named(string piece) => Should.Throw<InvalidDataException>(() => LearnedWordsFormat.Read([piece]));

    [Fact]
    public void Only_so_many_terms_are_kept_and_the_most_frequent_of_them()
    {
        var vocabulary = new LearnedVocabulary(Enumerable.Range(0, LearnedVocabulary.MaxTerms + 10).Select(i => KeyValuePair.Create($"t{i}", (long)i)), 1_000_000);
        vocabulary.Terms.Count.ShouldBe(LearnedVocabulary.MaxTerms);
        vocabulary.Frequency("t3").ShouldBe(0);
        vocabulary.Frequency("t300009").ShouldBe(300_009);
    }

    [Theory]
    [InlineData("turnhalle", "turnhalle", 0)]
    [InlineData("turnhlale", "turnhalle", 1)]
    [InlineData("tunhalle", "turnhalle", 1)]
    [InlineData("turnhallee", "turnhalle", 1)]
    [InlineData("turnholle", "turnhalle", 1)]
    [InlineData("trunhlale", "turnhalle", 2)]
    [InlineData("", "ab", 2)]
    public void Neighbouring_letters_swapped_are_one_edit(string one, string other, int distance)
    {
        EditDistance.IsWithin(one, other, distance).ShouldBeTrue();
        (distance > 0 && EditDistance.IsWithin(one, other, distance - 1)).ShouldBeFalse();
    }

    [Fact]
    public void Nearness_is_symmetric() => Prop.ForAll<string, string>((one, other) =>
        Enumerable.Range(0, 3).All(edits => EditDistance.IsWithin(one ?? "", other ?? "", edits) == EditDistance.IsWithin(other ?? "", one ?? "", edits))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_nearest_terms_begin_alike() =>
        new LearnedVocabulary([new("hafen", 1), new("haken", 1), new("tafen", 1), new("hafenamt", 1)], 10).Near("hafn", 1).ShouldBe(["hafen"]);

    [Theory]
    [InlineData("", 0x811c9dc5u)]
    [InlineData("a", 0xe40c292cu)]
    [InlineData("foobar", 0xbf9cf968u)]
    public void Terms_are_hashed_by_fnv_1a(string term, uint hash) => TermIndex.Of(term).ShouldBe(hash);
}
