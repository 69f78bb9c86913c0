using System.Globalization;
using System.Text;
using Assistant.Conversations.Uploads;
using Assistant.Memory;
using Assistant.Memory.Extraction;
using Assistant.Memory.Extraction.Recognition;
using Assistant.Memory.Tests.Extraction;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Tests.Uploads;

[Collection(UploadRecognitionTests.Collection)]
public sealed class UploadReaderTests : IDisposable
{
    private static readonly Caller s_anna = Caller.Visitor("rebstadt", "visitor-anna");
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");
    private readonly TestTurns _rooms = new(new MemoryOptions { Extraction = new ExtractionOptions { Recognition = new RecognitionOptions { Enabled = false } } });
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-uploads-").FullName;
    private readonly UploadOptions _options = new() { MaxBytes = 200_000, MaxCharacters = 5_000, UnusedPerPerson = 5 };
    private readonly UploadReader _reader;

    public UploadReaderTests() => _reader = new UploadReader(_rooms.Get<ITextExtractor>(), _rooms.Get<UploadStore>(), _rooms.Get<UploadIndex>(), new UploadFolder(_folder), _options);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("notiz.txt", "Der Deich kostet vier Millionen.", "Der Deich kostet vier Millionen.")]
    [InlineData("seite.pdf", "<!doctype html><html><body><h1>Deich</h1><script>alert(1)</script><p>Vier Millionen.</p></body></html>", "Vier Millionen.")]
    [InlineData("liste.csv", "Jahr;Betrag\n2026;4000000\n", "2026;4000000")]
    public async Task Text_of_any_name_is_read_for_what_it_is(string name, string content, string expected)
    {
        var upload = await AddAsync(name, Encoding.UTF8.GetBytes(content));

        upload.Name.ShouldBe(name);
        upload.Notice.ShouldBeNull();
        var text = await TextAsync(upload);
        text.ShouldContain(expected);
        text.ShouldNotContain("alert");
        upload.Characters.ShouldBe(text.Length);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pdf_has_pages_and_says_which_of_them_hold_no_text()
    {
        var upload = await AddAsync("Vorlage.txt", PdfFile.WithPages(["Erste Seite."], [], ["Dritte Seite."]));

        (upload.Pages, upload.Notice).ShouldBe((3, "Auf 1 von 3 Seiten steht kein Text, den der Assistent lesen kann: Sie sind leer oder eingescannt."));
        (await TextAsync(upload)).Split('\f').Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_file_is_analysed_as_it_is_taken()
    {
        var upload = await AddAsync("notiz.txt", Encoding.UTF8.GetBytes("Der Deich kostet vier Millionen."));

        var cache = _rooms.Get<UploadCache>();
        (cache.Built, cache.Characters).ShouldBe((1, upload.Characters));
        _rooms.Get<UploadIndex>().Of(s_anna, upload.Id, upload.Name, await TextAsync(upload), Token);
        cache.Built.ShouldBe(1);
    }

    [Fact]
    public async Task A_long_text_is_cut_and_says_so()
    {
        var upload = await AddAsync("lang.txt", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("Der Deich am Altrhein.", 1_000))));

        upload.Characters.ShouldBe(5_000);
        upload.Notice!.ShouldContain("die ersten 5.000 Zeichen");
    }

    [Fact]
    public async Task A_name_is_shown_without_its_folders_and_without_what_nobody_sees()
    {
        (await AddAsync("C:\\Users\\berg\\Plan\u202Efdp.txt", "Text"u8.ToArray())).Name.ShouldBe("Planfdp.txt");
        (await AddAsync("../../etc/", "Text"u8.ToArray())).Name.ShouldBe("Datei");
    }

    [Fact]
    public async Task What_is_not_taken_is_refused_with_a_sentence_and_leaves_nothing()
    {
        await RefusedAsync([], UploadRefusal.Empty, "leer");
        await RefusedAsync("  \n \n"u8.ToArray(), UploadRefusal.NoText, "kein Text");
        await RefusedAsync(new byte[200_001], UploadRefusal.TooLarge, "höchstens 0,2 MB");
        await RefusedAsync([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], UploadRefusal.KindNotRead, "PDF, Word (DOCX), Excel (XLSX)");
        await RefusedAsync("PK\u0003\u0004word/document.xml"u8.ToArray(), UploadRefusal.Damaged, "beschädigt");
        await RefusedAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], UploadRefusal.KindNotRead, "als PDF");
        await RefusedAsync([1, 0, 2, 0, 3, 0], UploadRefusal.KindNotRead, "kann der Assistent nicht lesen");
        await RefusedAsync("%PDF-1.7 und sonst nichts"u8.ToArray(), UploadRefusal.Damaged, "beschädigt");
        await RefusedAsync(PdfFile.WithPictureOnly(), UploadRefusal.NoText, "eingescannt");
        await RefusedAsync(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Uploads", "encrypted.pdf"), Token), UploadRefusal.Encrypted, "Kennwort");

        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
        (await _rooms.Get<UploadStore>().CountUnusedAsync(s_anna, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_piles_up_files_without_a_question()
    {
        for (var i = 0; i < _options.UnusedPerPerson; i++)
            await AddAsync("a.txt", "Text"u8.ToArray());

        await RefusedAsync("Text"u8.ToArray(), UploadRefusal.TooMany, "schon 5 Dateien");
        (await _reader.AddAsync(Caller.Visitor("rebstadt", "visitor-ben"), "b.txt", new MemoryStream("Text"u8.ToArray()), s_german, Token)).Characters.ShouldBe(4);
    }

    [Fact]
    public async Task Every_refusal_has_an_English_sentence()
    {
        foreach (var refusal in Enum.GetValues<UploadRefusal>())
            _reader.Refused(refusal, CultureInfo.GetCultureInfo("en-GB")).Message.ShouldNotBe(_reader.Refused(refusal, s_german).Message);
        (await Should.ThrowAsync<UploadRefusedException>(() => _reader.AddAsync(s_anna, "x", new MemoryStream(), CultureInfo.GetCultureInfo("en-GB"), Token))).Message.ShouldStartWith("The file is empty.");
    }

    public void Dispose()
    {
        _reader.Dispose();
        _rooms.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<Upload> AddAsync(string name, byte[] content) => _reader.AddAsync(s_anna, name, new MemoryStream(content), s_german, Token);

    private async Task<string> TextAsync(Upload upload) => (await _rooms.Get<UploadStore>().ReadAsync(s_anna, [upload.Id], Token))[0].Text;

    private async Task RefusedAsync(byte[] content, UploadRefusal refusal, string words)
    {
        var exception = await Should.ThrowAsync<UploadRefusedException>(() => AddAsync("datei.txt", content));
        exception.Refusal.ShouldBe(refusal);
        exception.Message.ShouldContain(words);
    }
}
