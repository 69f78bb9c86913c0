using System.Globalization;
using Assistant.Conversations.Prompts;
using Assistant.Memory.Extraction;
using Assistant.Memory.Extraction.Recognition;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Uploads;

/// <summary>
/// Takes files: reads their text as that of a document, under the same limits, and keeps the text. What a file is, its bytes say, never its
/// name; the file itself is gone when its text is read. Thread-safe.
/// </summary>
public sealed class UploadReader(ITextExtractor extractor, UploadStore store, UploadFolder folder, UploadOptions options) : IDisposable
{
    private const int MaxName = 200;
    private const int BlockBytes = 81_920;
    private readonly SemaphoreSlim _reading = new(options.AtATime);

    /// <summary>Reads a file and keeps its text.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="name">What the file is called; only shown.</param>
    /// <param name="content">Its bytes, read as they come.</param>
    /// <param name="culture">The reader's language.</param>
    /// <param name="cancellationToken">Ends the reading; nothing is kept then.</param>
    /// <exception cref="UploadRefusedException">It is not taken.</exception>
    /// <exception cref="ExtractionToolMissingException">The program that reads this kind of file is not installed.</exception>
    public async Task<Upload> AddAsync(Caller caller, string name, Stream content, CultureInfo culture, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (await store.CountUnusedAsync(caller, cancellationToken) >= options.UnusedPerPerson)
            throw Refused(UploadRefusal.TooMany, culture);
        var file = folder.NewFile();
        try
        {
            await CopyAsync(content, file, culture, cancellationToken);
            return await KeepAsync(caller, Clean(name, culture), await ExtractAsync(file, cancellationToken), culture, cancellationToken);
        }
        finally
        {
            file.Delete();
        }
    }

    /// <summary>Says why a file is not taken that is refused before its bytes are read.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="culture">The reader's language.</param>
    public UploadRefusedException Refused(UploadRefusal refusal, CultureInfo culture) => new(refusal, UploadTexts.For(culture).Of(refusal, options));

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task CopyAsync(Stream content, FileInfo file, CultureInfo culture, CancellationToken cancellationToken)
    {
        await using var written = file.Create();
        var block = new byte[BlockBytes];
        while (await content.ReadAsync(block, cancellationToken) is var read and > 0)
        {
            if (written.Length + read > options.MaxBytes)
                throw Refused(UploadRefusal.TooLarge, culture);
            await written.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        if (written.Length == 0)
            throw Refused(UploadRefusal.Empty, culture);
    }

    private async Task<ExtractedText> ExtractAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Somebody waits for it: what is a picture of a text is not read, which takes minutes.
            return await extractor.ExtractAsync(file, claimedMediaType: null, mayRecognize: false, cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Upload> KeepAsync(Caller caller, string name, ExtractedText extracted, CultureInfo culture, CancellationToken cancellationToken)
    {
        if (Refusal(extracted) is { } refusal)
            throw Refused(refusal, culture);
        var text = string.Join('\f', extracted.Pages.Select(page => page.Text));
        var isCut = text.Length > options.MaxCharacters;
        if (isCut)
            text = text[..options.MaxCharacters];
        int? pages = extracted.HasPages ? extracted.Pages.Count : null;
        var id = await store.AddAsync(caller, name, pages, text, cancellationToken);
        return new Upload(id, name, pages, text.Length, Notice(extracted, isCut, UploadTexts.For(culture)));
    }

    private string? Notice(ExtractedText extracted, bool isCut, UploadTexts texts)
    {
        if (isCut)
            return texts.Cut(options.MaxCharacters);
        // Pages that are pictures make it incomplete too; they are told by their number.
        if (extracted.Outcome == ExtractionOutcome.Partial && extracted.Recognition != RecognitionState.PutOff)
            return texts.Incomplete;
        var empty = extracted.Pages.Count(page => page.Text.Length == 0);
        return extracted.HasPages && empty > 0 ? texts.EmptyPages(empty, extracted.Pages.Count) : null;
    }

    private static UploadRefusal? Refusal(ExtractedText extracted) => extracted.Outcome switch
    {
        ExtractionOutcome.Complete or ExtractionOutcome.Partial => extracted.Pages.Any(page => page.Text.Length > 0) ? null : UploadRefusal.NoText,
        // A picture has no pages, a scan has empty ones.
        ExtractionOutcome.NoText => extracted.Pages.Count == 0 ? UploadRefusal.KindNotRead : UploadRefusal.NoText,
        ExtractionOutcome.Encrypted => UploadRefusal.Encrypted,
        ExtractionOutcome.Unsupported => UploadRefusal.KindNotRead,
        ExtractionOutcome.TooLarge => UploadRefusal.TooLarge,
        ExtractionOutcome.TimedOut or ExtractionOutcome.OutOfMemory => UploadRefusal.TooDifficult,
        _ => UploadRefusal.Damaged,
    };

    private static string Clean(string name, CultureInfo culture)
    {
        var visible = UntrustedText.NeutralizeLine(InvisibleCharacters.Remove(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]));
        var cut = visible.Length <= MaxName ? visible : visible[..MaxName];
        return cut.Length == 0 ? UploadTexts.For(culture).Unnamed : cut;
    }
}
