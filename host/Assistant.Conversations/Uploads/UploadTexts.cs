using System.Globalization;
using System.Resources;

namespace Assistant.Conversations.Uploads;

/// <summary>What people are told of their files, from <c>UploadTexts.resx</c> (German) and <c>UploadTexts.en.resx</c>.</summary>
public sealed class UploadTexts
{
    private const double Megabyte = 1_000_000;
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

    /// <summary>The texts in a language.</summary>
    /// <param name="culture">The reader's language.</param>
    public static UploadTexts For(CultureInfo culture) => new(culture);

    /// <summary>Why a file is not taken, and what is possible.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="options">The limits.</param>
    public string Of(UploadRefusal refusal, UploadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Text(refusal.ToString(), options.MaxBytes / Megabyte, options.UnusedPerPerson);
    }

    /// <summary>Said where a question has more files than it may have.</summary>
    /// <param name="count">How many it has.</param>
    /// <param name="limit">The limit.</param>
    public string TooManyForQuestion(int count, int limit) => Text(nameof(TooManyForQuestion), count, limit);

    /// <summary>Said where the text is longer than what is kept.</summary>
    /// <param name="limit">The limit, in characters.</param>
    public string Cut(int limit) => Text(nameof(Cut), limit);

    /// <summary>Said where pages hold no text.</summary>
    /// <param name="pages">How many.</param>
    /// <param name="all">Of how many.</param>
    public string EmptyPages(int pages, int all) => Text(nameof(EmptyPages), pages, all);

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
