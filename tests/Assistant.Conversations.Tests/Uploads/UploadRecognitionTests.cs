using System.Globalization;
using System.Text;
using Assistant.Conversations.Uploads;
using Assistant.Memory;
using Assistant.Memory.Extraction;
using Assistant.Memory.Extraction.Recognition;
using Assistant.Memory.Tests.Extraction;
using Assistant.Storage.Directories;
using Assistant.Walls.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Conversations.Tests.Uploads;

/// <summary>Scans and photographs, with scripts in place of tesseract.</summary>
[Collection(Collection)]
public sealed class UploadRecognitionTests : IDisposable
{
    /// <summary>Tests that write and start scripts run one after the other: a fork would keep a script open that is being written.</summary>
    public const string Collection = "Upload recognition";

    private static readonly byte[] s_png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly Caller s_anna = Caller.Visitor("rebstadt", "visitor-anna");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-scans-");
    private readonly List<IDisposable> _rooms = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var room in Enumerable.Reverse(_rooms))
            room.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_scan_is_read_and_the_reader_told_that_it_may_be_misread()
    {
        var (reader, store) = Reader(Reads("Der Beschluss steht hier."));

        var upload = await AddAsync(reader, PdfFile.WithPages([[]]));

        (await store.ReadAsync(s_anna, [upload.Id], Token))[0].Text.ShouldBe("Der Beschluss steht hier.");
        upload.Notice.ShouldBe("Der Text wurde aus Bildern erkannt und kann Lesefehler enthalten, auch in Zahlen. Bitte vergleichen Sie wichtige Stellen mit dem Original.");
    }

    [Fact]
    public async Task A_photograph_of_a_text_is_read()
    {
        var (reader, store) = Reader(Reads("Der Beschluss steht hier."));

        var upload = await AddAsync(reader, s_png);

        (upload.Pages, upload.Characters).ShouldBe((1, 25));
        upload.Notice!.ShouldStartWith("Der Text wurde aus Bildern erkannt");
        reader.Extensions.ShouldContain(".jpg");
        (await store.CountUnusedAsync(s_anna, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Pages_that_were_recognised_and_pages_that_were_not_reached_are_told_by_number()
    {
        var (reader, _) = Reader(Reads("Der Beschluss steht hier."), options => options.RecognitionPages = 3);

        var upload = await AddAsync(reader, PdfFile.WithPages(["Auf dieser Seite steht Text, genug davon."], [], [], ["Auf dieser Seite steht Text, genug davon."], [], [], [], ["Am Ende steht Text, genug davon."], []));

        upload.Notice.ShouldBe(
            "Der Text dieser Seiten wurde aus Bildern erkannt und kann Lesefehler enthalten, auch in Zahlen: 2–3, 5. Bitte vergleichen Sie wichtige Stellen mit dem Original. "
            + "Nicht gelesen wurden diese Seiten, weil die Texterkennung zu lange gedauert hätte: 6–7, 9. Was dort steht, kennt der Assistent nicht.");
    }

    [Fact]
    public async Task Nobody_waits_longer_than_the_limit_and_what_there_is_stays()
    {
        var (reader, _) = Reader("cat > /dev/null; exec sleep 60", options => options.RecognitionTime = TimeSpan.FromSeconds(1));

        (await AddAsync(reader, PdfFile.WithPages(["Auf dieser Seite steht Text, genug davon."], [], []))).Notice!.ShouldContain("zu lange gedauert hätte: 2–3.");
    }

    [Fact]
    public async Task A_scan_without_anything_recognised_is_refused_with_what_would_help()
    {
        var (slow, _) = Reader("cat > /dev/null; exec sleep 60", options => options.RecognitionTime = TimeSpan.FromSeconds(1));
        var (blind, _) = Reader(Reads(""));
        var (broken, _) = Reader("exit 1");

        (await RefusedAsync(slow, PdfFile.WithPages([[]]))).ShouldBe(UploadRefusal.NotRecognized);
        (await RefusedAsync(blind, PdfFile.WithPages([[]]))).ShouldBe(UploadRefusal.NoTextInPicture);
        (await RefusedAsync(blind, s_png)).ShouldBe(UploadRefusal.NoTextInPicture);
        (await RefusedAsync(broken, s_png)).ShouldBe(UploadRefusal.Damaged);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nothing_is_recognised_no_picture_is_offered_or_taken(bool isInstalled)
    {
        var (reader, _) = Reader(isInstalled ? Reads("Text, der nie gelesen wird.") : null, options => options.RecognitionPages = isInstalled ? 0 : 20);

        reader.Extensions.ShouldNotContain(".png");
        (await RefusedAsync(reader, PdfFile.WithPages([[]]))).ShouldBe(UploadRefusal.NoText);
        (await RefusedAsync(reader, s_png)).ShouldBe(UploadRefusal.KindNotRead);
    }

    [Fact]
    public async Task The_scan_in_an_email_is_read_too()
    {
        var (reader, store) = Reader(Reads("Der Beschluss steht hier."));
        var mail = $"From: a@example.org\r\nSubject: Beschluss\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nAnbei der Beschluss.\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=scan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(PdfFile.WithPages([[]]), Base64FormattingOptions.InsertLineBreaks)}\r\n--x--\r\n";

        var upload = await AddAsync(reader, Encoding.ASCII.GetBytes(mail));

        (await store.ReadAsync(s_anna, [upload.Id], Token))[0].Text.ShouldContain("Der Beschluss steht hier.");
        upload.Notice!.ShouldStartWith("Der Text wurde aus Bildern erkannt");
    }

    [Fact]
    public async Task A_letter_does_not_wait_for_scans_and_a_scan_not_for_ever()
    {
        var extractor = new HeldExtractor();
        var rooms = Keep(new TestTurns());
        using var reader = new UploadReader(extractor, rooms.Get<UploadStore>(), rooms.Get<UploadIndex>(), Folder(), new UploadOptions { AtATime = 1, RecognitionTime = TimeSpan.FromSeconds(1) });
        var first = AddAsync(reader, "scan"u8.ToArray());

        (await AddAsync(reader, "text"u8.ToArray())).Notice.ShouldBeNull();
        (await RefusedAsync(reader, "scan"u8.ToArray())).ShouldBe(UploadRefusal.RecognitionBusy);
        extractor.Held.SetResult();
        (await first).Notice!.ShouldStartWith("Der Text wurde aus Bildern erkannt");
    }

    private static Task<Upload> AddAsync(UploadReader reader, byte[] content) => reader.AddAsync(s_anna, "datei", new MemoryStream(content), CultureInfo.GetCultureInfo("de-DE"), Token);

    private static async Task<UploadRefusal> RefusedAsync(UploadReader reader, byte[] content) => (await Should.ThrowAsync<UploadRefusedException>(() => AddAsync(reader, content))).Refusal;

    private (UploadReader Reader, UploadStore Store) Reader(string? tesseract, Action<UploadOptions>? change = null)
    {
        var recognition = new RecognitionOptions
        {
            Tesseract = tesseract is null ? "tesseract-that-is-not-there" : Script(tesseract),
            PdfToPpm = Script("printf 'P5\\n8 8\\n255\\n'; head -c 1000 /dev/zero"),
        };
        var rooms = Keep(new TestTurns());
        var options = new UploadOptions();
        change?.Invoke(options);
        return (Keep(new UploadReader(Extractor(new ExtractionOptions { Recognition = recognition }), rooms.Get<UploadStore>(), rooms.Get<UploadIndex>(), Folder(), options)), rooms.Get<UploadStore>());
    }

    // By the system's clock: children are ended by it.
    private ITextExtractor Extractor(ExtractionOptions options)
    {
        var data = Keep(DataDirectory.Open(Path.Combine(_folder.FullName, "data-" + Guid.NewGuid().ToString("N")), "test"));
        return Keep(new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(data).AddMemory(new MemoryOptions { Extraction = options }).BuildServiceProvider()).GetRequiredService<ITextExtractor>();
    }

    /// <summary>Reads the same from every picture: tesseract writes its text as a PDF.</summary>
    private string Reads(string text)
    {
        var path = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N") + ".pdf");
        File.WriteAllBytes(path, PdfFile.WithPages(text.Length == 0 ? [] : [text]));
        return $"case \"$1\" in stdin) cat > /dev/null;; esac; cat {path}";
    }

    private string Script(string script)
    {
        var path = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private UploadFolder Folder() => new(Path.Combine(_folder.FullName, "uploads-" + Guid.NewGuid().ToString("N")));

    private T Keep<T>(T room) where T : IDisposable
    {
        _rooms.Add(room);
        return room;
    }

    /// <summary>Takes “scan” for a scan, and recognises it when the test says so.</summary>
    private sealed class HeldExtractor : ITextExtractor
    {
        public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool CanRecognize => true;

        public Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, RecognitionLimits recognition, CancellationToken cancellationToken)
        {
            if (await File.ReadAllTextAsync(file.FullName, cancellationToken) != "scan")
                return new() { Pages = [new ExtractedPage(1, "Text")], HasPages = false, Outcome = ExtractionOutcome.Complete };
            if (recognition.MaxPages == 0)
                return new() { Pages = [new ExtractedPage(1, "")], HasPages = true, Outcome = ExtractionOutcome.NoText, Recognition = RecognitionState.PutOff };
            await Held.Task.WaitAsync(cancellationToken);
            return new() { Pages = [new ExtractedPage(1, "Text") { IsRecognized = true }], HasPages = true, Outcome = ExtractionOutcome.Complete, Recognition = RecognitionState.Done };
        }

        public ExtractedText Extract(string text, string? claimedMediaType, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
