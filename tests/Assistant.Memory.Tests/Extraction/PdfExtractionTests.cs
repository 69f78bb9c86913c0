using Assistant.Memory.Extraction;

namespace Assistant.Memory.Tests.Extraction;

[Collection(ExtractorFixture.Collection)]
public sealed class PdfExtractionTests : IDisposable
{
    private readonly ExtractorFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_two_page_document_comes_back_page_by_page()
    {
        var text = await _fixture.ExtractAsync(PdfFile.WithPages(["Der Stadtrat beschließt die Satzung."], ["Begründung: Die Straße ist schadhaft."]));

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.Note.ShouldBeNull();
        text.HasPages.ShouldBeTrue();
        text.Pages.ShouldBe([new ExtractedPage(1, "Der Stadtrat beschließt die Satzung."), new ExtractedPage(2, "Begründung: Die Straße ist schadhaft.")]);
    }

    [Fact]
    public async Task A_divided_word_is_joined_and_a_suspended_hyphen_stays()
    {
        var text = await _fixture.ExtractAsync(PdfFile.WithPages(["Die Stel-", "lungnahme zu den Kita-", "Plätzen und den Bau-", "und Planungskosten."]));

        text.Pages[0].Text.ShouldBe("Die Stellungnahme\nzu den Kita-Plätzen\nund den Bau-\nund Planungskosten.");
    }

    [Fact]
    public async Task A_blank_page_keeps_its_number_and_is_mentioned()
    {
        var text = await _fixture.ExtractAsync(PdfFile.WithPages(["Erste Seite."], [], ["Dritte Seite."]));

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.Pages.Select(page => page.Text).ShouldBe(["Erste Seite.", "", "Dritte Seite."]);
        text.Note.ShouldNotBeNull().ShouldContain("1 of 3 pages");
    }

    [Fact]
    public async Task A_scan_asks_for_character_recognition()
    {
        var text = await _fixture.ExtractAsync(PdfFile.WithPictureOnly());

        text.Outcome.ShouldBe(ExtractionOutcome.NoText);
        text.Note.ShouldNotBeNull().ShouldContain("OCR");
    }

    [Fact]
    public async Task A_document_with_a_password_is_encrypted_and_not_broken()
    {
        var fixture = Path.Combine(AppContext.BaseDirectory, "Extraction", "Fixtures", "encrypted.pdf");

        var text = await _fixture.ExtractAsync(await File.ReadAllBytesAsync(fixture, TestContext.Current.CancellationToken));

        text.Outcome.ShouldBe(ExtractionOutcome.Encrypted);
        text.Note.ShouldNotBeNull().ShouldContain("password");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(400)]
    public async Task A_document_that_breaks_off_early_is_broken(int bytes)
    {
        var whole = PdfFile.WithPages(["Eins."], ["Zwei."]);

        var text = await _fixture.ExtractAsync(whole[..bytes]);

        text.Outcome.ShouldBe(ExtractionOutcome.Broken);
        text.Note.ShouldNotBeNull().ShouldContain("fetch it again");
    }

    [Fact]
    public async Task What_a_cut_off_document_still_gives_is_kept_and_called_partial()
    {
        // Without its table the file can only be repaired; a trailer further up makes that possible.
        var whole = PdfFile.WithPages(["Der Anfang ist da."]);
        var end = whole.AsSpan().LastIndexOf("startxref"u8);
        var filler = new byte[5000];
        Array.Fill(filler, (byte)' ');

        var text = await _fixture.ExtractAsync([.. whole[..end], .. filler]);

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Pages[0].Text.ShouldBe("Der Anfang ist da.");
        text.Note.ShouldNotBeNull().ShouldContain("breaks off");
    }

    [Fact]
    public async Task Pages_beyond_the_limit_are_left_out_and_mentioned()
    {
        using var fixture = new ExtractorFixture(new ExtractionOptions { MaxPages = 3 });

        var text = await fixture.ExtractAsync(PdfFile.WithPages(["1."], ["2."], ["3."], ["4."], ["5."]));

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Pages.Count.ShouldBe(3);
        text.Note.ShouldNotBeNull().ShouldContain("first 3 pages");
    }

    [Fact]
    public async Task As_many_pages_as_the_limit_allows_are_complete()
    {
        using var fixture = new ExtractorFixture(new ExtractionOptions { MaxPages = 3 });

        var text = await fixture.ExtractAsync(PdfFile.WithPages(["1."], ["2."], ["3."]));

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.Note.ShouldBeNull();
    }

    [Fact]
    public async Task Ten_thousand_pages_end_at_the_page_limit()
    {
        var text = await _fixture.ExtractAsync(PdfFile.WithSamePage(10_000, "Seite"));

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Pages.Count.ShouldBe(new ExtractionOptions().MaxPages);
        text.Pages[^1].ShouldBe(new ExtractedPage(3_000, "Seite"));
    }

    [Fact]
    public async Task A_file_that_declares_a_hundred_thousand_pages_and_has_one_is_broken()
    {
        var text = await _fixture.ExtractAsync(PdfFile.Declaring(100_000));

        text.Outcome.ShouldBe(ExtractionOutcome.Broken);
        text.Note.ShouldNotBeNull().ShouldContain("100000");
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_turned_page_is_read_line_by_line(int degrees)
    {
        var text = await _fixture.ExtractAsync(PdfFile.WithTurnedPage(degrees, "Der Stadtrat tagt im Rathaus.", "Die Sitzung ist nicht vorbei."));

        text.Pages[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ShouldBe(["Der Stadtrat tagt im Rathaus.", "Die Sitzung ist nicht vorbei."]);
    }

    [Fact]
    public async Task The_cells_of_a_row_stay_on_its_line()
    {
        var text = await _fixture.ExtractAsync(PdfFile.WithPlaces((50, 700, "Personalkosten"), (300, 700, "1.250.000 Euro"), (50, 688, "Sachkosten"), (300, 688, "80.000 Euro")));

        text.Pages[0].Text.ShouldBe("Personalkosten\t1.250.000 Euro\nSachkosten\t80.000 Euro");
    }

    [Fact]
    public async Task Two_columns_are_read_one_after_the_other()
    {
        var left = Enumerable.Range(1, 8).Select(i => (50, 700 - (i * 12), $"Die linke Spalte geht in Zeile {i} so weiter"));
        var right = Enumerable.Range(1, 8).Select(i => (320, 700 - (i * 12), $"Die rechte Spalte geht in Zeile {i} so weiter"));

        var text = await _fixture.ExtractAsync(PdfFile.WithPlaces([.. left, .. right]));

        var lines = text.Pages[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Take(8).ShouldAllBe(line => line.Contains("linke", StringComparison.Ordinal) && !line.Contains("rechte", StringComparison.Ordinal));
        lines.Skip(8).ShouldAllBe(line => line.Contains("rechte", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_looks_like_an_option_or_a_shell_command_is_only_a_name()
    {
        var text = await _fixture.ExtractAsync(PdfFile.WithPages(["Harmlos."]), name: "-opw x; touch $(whoami) 'ä\".pdf");

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
    }
}
