using System.Globalization;
using System.Resources;

namespace Assistant.Conversations.Uploads;

/// <summary>What people are told of their files, from <c>UploadTexts.resx</c> (German) and <c>UploadTexts.en.resx</c>.</summary>
public sealed class UploadTexts
{
    private const double Megabyte = 1_000_000;
    private const int MaxRanges = 30;
    private static readonly ResourceManager Resources = new("Assistant.Conversations.Uploads.UploadTexts", typeof(UploadTexts).Assembly);
    private readonly CultureInfo _culture;

    private UploadTexts(CultureInfo culture) => _culture = culture;

    /// <summary>The name of a file that has none.</summary>
    public string Unnamed => Text(nameof(Unnamed));

    /// <summary>Said of a file that is not there.</summary>
    public string NotFound => Text(nameof(NotFound));

    /// <summary>Said of a file that belongs to a conversation.</summary>
    public string InUse => Text(nameof(InUse));

    /// <summary>Said where the program that reads files is missing.</summary>
    public string NoReader => Text(nameof(NoReader));

    /// <summary>Said where the rest of a file was left out.</summary>
    public string Incomplete => Text(nameof(Incomplete));

    /// <summary>Said where all of the text was recognised in pictures.</summary>
    public string Recognized => Text(nameof(Recognized));

    /// <summary>The texts in a language.</summary>
    /// <param name="culture">The reader's language.</param>
    public static UploadTexts For(CultureInfo culture) => new(culture);

    /// <summary>Why a file is not taken, and what is possible.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="options">The limits.</param>
    /// <param name="takesPictures">Whether text is recognised in pictures here.</param>
    public string Of(UploadRefusal refusal, UploadOptions options, bool takesPictures)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Text(refusal.ToString(), options.MaxBytes / Megabyte, options.UnusedPerPerson, options.RecognitionTime.TotalSeconds, takesPictures ? Text("AndPictures") : "");
    }

    /// <summary>Said where a question has more files than it may have.</summary>
    /// <param name="count">How many it has.</param>
    /// <param name="limit">The limit.</param>
    public string TooManyForQuestion(int count, int limit) => Text(nameof(TooManyForQuestion), count, limit);

    /// <summary>Said where the text is longer than what is kept.</summary>
    /// <param name="limit">The limit, in characters.</param>
    public string Cut(int limit) => Text(nameof(Cut), limit);

    /// <summary>Said where pages hold no text, and none was recognised on them.</summary>
    /// <param name="pages">How many.</param>
    /// <param name="all">Of how many.</param>
    public string EmptyPages(int pages, int all) => Text(nameof(EmptyPages), pages, all);

    /// <summary>Said where pages hold no text, and recognition found none on them.</summary>
    /// <param name="pages">How many.</param>
    /// <param name="all">Of how many.</param>
    public string BlankPages(int pages, int all) => Text(nameof(BlankPages), pages, all);

    /// <summary>Said where the text of some pages was recognised in pictures.</summary>
    /// <param name="pages">Their numbers, ascending.</param>
    public string RecognizedPages(IReadOnlyList<int> pages) => Text(nameof(RecognizedPages), Ranges(pages));

    /// <summary>Said of pictures of pages that recognition did not get to.</summary>
    /// <param name="pages">Their numbers, ascending.</param>
    public string UnreadPages(IReadOnlyList<int> pages) => Text(nameof(UnreadPages), Ranges(pages));

    // “2, 4–7”
    private string Ranges(IReadOnlyList<int> pages)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var page in pages)
        {
            if (ranges.Count > 0 && ranges[^1].Last == page - 1)
                ranges[^1] = (ranges[^1].First, page);
            else
                ranges.Add((page, page));
        }

        var shown = ranges.Take(MaxRanges).Select(range => range.First == range.Last ? range.First.ToString(_culture) : string.Create(_culture, $"{range.First}–{range.Last}"));
        return string.Join(", ", ranges.Count > MaxRanges ? shown.Append("…") : shown);
    }

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
