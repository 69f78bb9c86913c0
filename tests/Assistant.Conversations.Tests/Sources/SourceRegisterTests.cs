using Assistant.Conversations.Sources;
using Assistant.Conversations.Tests.Prompts;
using Assistant.Conversations.Tests.Quotes;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.Sources;

public sealed class SourceRegisterTests
{
    private static readonly SourceReference Calendar = new() { DocumentId = "https://ris.example/meetings", Title = "Sitzungskalender" };

    private readonly SourceRegister _register = new();

    [Fact]
    public void The_same_passage_keeps_its_number()
    {
        _register.Add(Hits.Of("eins")).ShouldBe(1);
        _register.Add(Calendar, "Stadtrat am 3. Mai").ShouldBe(2);
        _register.Add(Hits.Of("eins") with { Rank = 9 }).ShouldBe(1);
        _register.Add(Calendar, "Stadtrat am 3. Mai").ShouldBe(2);
        _register.Add(Calendar, "Stadtrat am 4. Mai").ShouldBe(3);
        _register.Add(Calendar with { Page = 2 }, "Stadtrat am 4. Mai").ShouldBe(4);
        _register.All.Select(source => source.Number).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void A_number_leads_to_its_source_and_an_unknown_one_nowhere()
    {
        _register.Add(Calendar, "Stadtrat am 3. Mai", "beschlossen");
        _register.Find(1)!.Status.ShouldBe("beschlossen");
        _register.Find(0).ShouldBeNull();
        _register.Find(2).ShouldBeNull();
    }

    [Fact]
    public void A_source_becomes_a_citation_that_opens_its_page()
    {
        _register.Add(Hits.Of("eins") with { File = "a.pdf", Link = new Uri("https://ris.example/a.pdf#page=3") });
        var citation = _register.Find(1)!.Cite("eins");
        citation.Link.ShouldBe(new Uri("https://ris.example/a.pdf#page=3"));
        citation.PassageId.ShouldBe(Hits.Of("eins").PassageId);

        _register.Add(Calendar with { Url = new Uri("https://ris.example/x") }, "zwei");
        _register.Find(2)!.Cite("zwei").Link.ShouldBe(new Uri("https://ris.example/x"));
    }

    [Theory]
    [InlineData("adoptedAmended", "geändert beschlossen")]
    [InlineData("notRecommended", "nicht empfohlen")]
    [InlineData("unknown", null)]
    [InlineData("in Prüfung", "in Prüfung")]
    public void The_outcome_is_said_in_the_councils_words(string outcome, string? status)
    {
        _register.Add(Hits.Of("eins") with { Facets = PromptBuilderTests.Facet(FacetNames.Outcome, outcome) });
        _register.Find(1)!.Status.ShouldBe(status);
    }

    [Fact]
    public void Many_at_once_get_one_number_each()
    {
        Parallel.For(0, 1_000, i => _register.Add(Hits.Of($"Text {i % 100}")));
        _register.All.Count.ShouldBe(100);
        _register.All.Select(source => source.Number).ShouldBe(Enumerable.Range(1, 100));
    }
}
