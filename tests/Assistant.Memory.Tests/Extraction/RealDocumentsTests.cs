using Assistant.Memory.Extraction;
using Assistant.Memory.Splitting;

namespace Assistant.Memory.Tests.Extraction;

/// <summary>Documents of real administrations, where they lie beside the repository.</summary>
[Collection(ExtractorFixture.Collection)]
public sealed class RealDocumentsTests : IDisposable
{
    private readonly ExtractorFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("muenster-nutzungsbedingungen-opendata.pdf", ExtractionOutcome.Complete, 2)]
    [InlineData("vaterstetten-opendata-dokumentation-2020.pdf", ExtractionOutcome.Complete, 5)]
    [InlineData("scrape-a-ris-test-word.docx", ExtractionOutcome.Complete, 1)]
    [InlineData("opengever-protokoll-vorlage.docx", ExtractionOutcome.Complete, 1)]
    [InlineData("scrape-a-ris-test-word97.doc", ExtractionOutcome.Unsupported, 0)]
    public async Task Each_document_comes_out_as_what_it_is(string name, ExtractionOutcome outcome, int pages)
    {
        var text = await ReadAsync(name);

        text.Outcome.ShouldBe(outcome);
        text.Pages.Count.ShouldBe(pages);
    }

    [Fact]
    public async Task A_row_of_a_table_can_be_quoted_with_its_figures()
    {
        var text = await ReadAsync("muenster-trinkwasser-2018-tabelle.pdf");

        var row = SentenceSplitter.Split(text.Pages[0].Text).Select(range => range.Of(text.Pages[0].Text)).Single(sentence => sentence.StartsWith("Nitrat", StringComparison.Ordinal));
        row.ShouldBe("Nitrat\tmg/l\t11,9\t9,2\t12,3\t7,7\t14,3\t50");
    }

    [Fact]
    public async Task A_suspended_hyphen_is_not_swallowed()
    {
        var text = await ReadAsync("muenster-nutzungsbedingungen-opendata.pdf");

        text.Pages[0].Text.ShouldContain("Persönlichkeits-\noder sonstige Rechte");
    }

    [Fact]
    public async Task Passages_of_real_documents_cover_their_text()
    {
        foreach (var name in new[] { "muenster-nutzungsbedingungen-opendata.pdf", "vaterstetten-opendata-dokumentation-2020.pdf", "muenster-trinkwasser-2013-tabelle.pdf" })
        {
            var text = await ReadAsync(name);

            var passages = new PassageSplitter().Split(text);

            foreach (var page in text.Pages)
            {
                var covered = passages.Where(passage => passage.PageFrom == page.Number).Sum(passage => passage.Text.Count(char.IsLetterOrDigit));
                // Page headers and footers are all that may be missing.
                covered.ShouldBeGreaterThan((int)(0.97 * page.Text.Count(char.IsLetterOrDigit)));
            }
        }
    }

    private async Task<ExtractedText> ReadAsync(string name)
    {
        var file = new FileInfo(Path.Combine(TestPaths.Shared, "data", "council-pdf", name));
        if (!file.Exists)
            Assert.Skip($"{name} is not there.");
        return await _fixture.Extractor.ExtractAsync(file, null, TestContext.Current.CancellationToken);
    }
}
