using System.Globalization;
using System.Resources;
using Assistant.Memory.Ledger;

namespace Assistant.Host.Http.Documents;

/// <summary>What is said of documents and their files, from <c>DocumentTexts.resx</c> (German) and <c>DocumentTexts.en.resx</c>.</summary>
internal sealed class DocumentTexts
{
    private static readonly ResourceManager Resources = new("Assistant.Host.Http.Documents.DocumentTexts", typeof(DocumentTexts).Assembly);
    private readonly CultureInfo _culture;

    private DocumentTexts(CultureInfo culture) => _culture = culture;

    public string NoDocument => Text(nameof(NoDocument));

    public string FileGone => Text(nameof(FileGone));

    public string NoPdf => Text(nameof(NoPdf));

    public string FileTooLarge => Text(nameof(FileTooLarge));

    public string FileUnreachable => Text(nameof(FileUnreachable));

    public string FileComing => Text(nameof(FileComing));

    public static DocumentTexts For(HttpContext context) => For(HttpTexts.Culture(context));

    public static DocumentTexts For(CultureInfo culture) => new(culture);

    /// <summary>Why a file is not there, or not whole; <see langword="null"/> where nothing is to be said.</summary>
    public string? State(FileState state) => Resources.GetString("State" + state, _culture);

    private string Text(string name) => Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name);
}
