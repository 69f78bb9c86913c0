using System.Globalization;
using Assistant.Conversations.Prompts;
using Assistant.Memory.Extraction;
using Assistant.Memory.Extraction.Recognition;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Uploads;

/// <summary>
/// Takes files: reads their text as that of a document, under the same limits, and keeps the text. Scans and photographs are recognised as far as somebody
/// can be made to wait for it. What a file is, its bytes say, never its name; the file itself is gone when its text is read. Thread-safe.
/// </summary>
public sealed class UploadReader(ITextExtractor extractor, UploadStore store, UploadIndex index, UploadFolder folder, UploadOptions options) : IDisposable
{
    private const int MaxName = 200;
    private const int BlockBytes = 81_920;
    private static readonly string[] s_documents = [".pdf", ".docx", ".xlsx", ".odt", ".ods", ".eml", ".txt", ".md", ".csv", ".html", ".htm"];
    private static readonly string[] s_pictures = [".png", ".jpg", ".jpeg", ".tif", ".tiff"];
    private readonly SemaphoreSlim _reading = new(options.AtATime);

    // Places of their own: who adds a letter does not wait for somebody's scans.
    private readonly SemaphoreSlim _recognizing = new(options.AtATime);

    /// <summary>What a file chooser offers; the kind itself is told from the bytes.</summary>
    public IReadOnlyList<string> Extensions => CanRecognize ? [.. s_documents, .. s_pictures] : s_documents;

    private bool CanRecognize => options.RecognitionPages > 0 && extractor.CanRecognize;

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
    public UploadRefusedException Refused(UploadRefusal refusal, CultureInfo culture) => new(refusal, UploadTexts.For(culture).Of(refusal, options, CanRecognize));

    /// <inheritdoc/>
    public void Dispose()
    {
        _reading.Dispose();
        _recognizing.Dispose();
    }

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
        var read = await ReadAsync(file, RecognitionLimits.PutOff, _reading, Timeout.InfiniteTimeSpan, cancellationToken);
        // Pictures of pages take seconds each: only what has any gets to that.
        return read!.Recognition == RecognitionState.PutOff && CanRecognize
            ? await ReadAsync(file, new RecognitionLimits(options.RecognitionPages, options.RecognitionTime), _recognizing, options.RecognitionTime, cancellationToken) ?? read
            : read;
    }

    /// <returns><see langword="null"/> where there was no place in time.</returns>
    private async Task<ExtractedText?> ReadAsync(FileInfo file, RecognitionLimits recognition, SemaphoreSlim places, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!await places.WaitAsync(patience, cancellationToken))
            return null;
        try
        {
            return await extractor.ExtractAsync(file, claimedMediaType: null, recognition, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<Upload> KeepAsync(Caller caller, string name, ExtractedText extracted, CultureInfo culture, CancellationToken cancellationToken)
    {
        if (UploadVerdict.Refusal(extracted, CanRecognize) is { } refusal)
            throw Refused(refusal, culture);
        var text = string.Join('\f', extracted.Pages.Select(page => page.Text));
        var isCut = text.Length > options.MaxCharacters;
        if (isCut)
            text = text[..options.MaxCharacters];
        int? pages = extracted.HasPages ? extracted.Pages.Count : null;
        var id = await store.AddAsync(caller, name, pages, text, cancellationToken);
        // While the question is still being written.
        index.Of(caller, id, name, text, cancellationToken);
        return new Upload(id, name, pages, text.Length, UploadVerdict.Notice(extracted, isCut ? options.MaxCharacters : null, UploadTexts.For(culture)));
    }

    private static string Clean(string name, CultureInfo culture)
    {
        var visible = UntrustedText.NeutralizeLine(InvisibleCharacters.Remove(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]));
        var cut = visible.Length <= MaxName ? visible : visible[..MaxName];
        return cut.Length == 0 ? UploadTexts.For(culture).Unnamed : cut;
    }
}
