using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Memory.Tests.Retrieval;

public sealed class DistinctHitsTests
{
    private const string Title = "Ausbau des Radwegs an der Hafenstraße";

    private static readonly string[] s_pages =
    [
        "Der Radweg an der Hafenstraße wird zwischen dem Bahnhof und der Uferpromenade ausgebaut. Die Planung liegt bis zum Ende des Jahres vor, und die Verwaltung beantragt Fördermittel des Landes für den ersten Abschnitt.",
        "Die Anlieger werden im Frühjahr zu einer Versammlung im Bürgerhaus eingeladen. Während der Bauzeit bleibt die Fahrbahn in einer Richtung offen, und der Bus hält an der Ersatzhaltestelle vor der Grundschule am Altrhein.",
    ];

    [Fact]
    public void The_best_speaks_and_the_others_are_named()
    {
        var distinct = DistinctHits.Of([Hit("council", 0), Hit("board", 0), Hit("district", 0), Hit("council", 1)]);

        distinct.Select(hit => hit.Hit.PassageId).ShouldBe(["council/0", "council/1"]);
        distinct[0].SameText.Select(other => other.Document.DocumentId).ShouldBe(["board", "district"]);
        distinct[0].SameText[0].Facets[FacetNames.Committee].ShouldBe(["board"]);
        distinct[1].SameText.ShouldBeEmpty();
    }

    [Fact]
    public void A_paper_that_speaks_already_goes_on_speaking_at_the_rank_of_the_best()
    {
        var distinct = DistinctHits.Of([Hit("council", 0), Hit("board", 0), Hit("board", 1), Hit("council", 1)]);

        distinct.Select(hit => hit.Hit.PassageId).ShouldBe(["council/0", "council/1"]);
        distinct[1].SameText.Select(other => other.Document.DocumentId).ShouldBe(["board"]);
    }

    [Fact]
    public void Papers_of_different_outcomes_keep_a_passage_each_and_name_each_other()
    {
        var distinct = DistinctHits.Of([Hit("council", 0, "adopted"), Hit("board", 0, "rejected"), Hit("district", 0, "adopted")]);

        distinct.Select(hit => hit.Hit.PassageId).ShouldBe(["council/0", "board/0"]);
        distinct[0].SameText.Select(other => other.Document.DocumentId).ShouldBe(["board", "district"]);
        distinct[1].SameText.Select(other => other.Document.DocumentId).ShouldBe(["council", "district"]);
    }

    [Fact]
    public void No_document_is_lost()
    {
        var hits = Enumerable.Range(0, 40).Select(at => Hit($"d{at % 8}", at % 2, at % 3 == 0 ? "adopted" : "rejected")).ToList();

        var distinct = DistinctHits.Of(hits);

        distinct.SelectMany(hit => hit.SameText.Select(other => other.Document.DocumentId).Append(hit.Hit.Document.DocumentId)).Distinct().Order()
            .ShouldBe(hits.Select(hit => hit.Document.DocumentId).Distinct().Order());
    }

    private static Hit Hit(string document, int page, string? outcome = null)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Committee] = [document] };
        if (outcome is not null)
            facets[FacetNames.Outcome] = [outcome];
        return new Hit
        {
            Rank = 1,
            Score = 1,
            Document = new SourceReference { DocumentId = document, Title = Title, Page = page + 1 },
            PassageId = $"{document}/{page}",
            Text = s_pages[page],
            Facets = facets,
        };
    }
}
