using System.Globalization;
using System.Resources;

namespace Assistant.Host.Http;

/// <summary>
/// What is said about a person's own things (settings, prompts, feedback, links, forms), from <c>LibraryTexts.resx</c> (German) and
/// <c>LibraryTexts.en.resx</c>.
/// </summary>
internal sealed class LibraryTexts
{
    private static readonly ResourceManager Resources = new("Assistant.Host.Http.LibraryTexts", typeof(LibraryTexts).Assembly);
    private readonly CultureInfo _culture;

    private LibraryTexts(CultureInfo culture) => _culture = culture;

    public string BodyTooLarge => Text(nameof(BodyTooLarge));

    public string UnknownField(string name) => Text(nameof(UnknownField), name);

    public string TooLong(string name, int characters) => Text(nameof(TooLong), name, characters);

    public string OneOf(string name, string words) => Text(nameof(OneOf), name, words);

    public string WrongType(string name) => Text(nameof(WrongType), name);

    public string UnknownDepartment => Text(nameof(UnknownDepartment));

    public string ChooseDepartmentFirst => Text(nameof(ChooseDepartmentFirst));

    public string PromptIncomplete => Text(nameof(PromptIncomplete));

    public string TooManyPrompts(int count) => Text(nameof(TooManyPrompts), count);

    public string DepartmentFull(int count) => Text(nameof(DepartmentFull), count);

    public string NoPrompt => Text(nameof(NoPrompt));

    public string SayVerdict => Text(nameof(SayVerdict));

    public string NoSuchSource(int number) => Text(nameof(NoSuchSource), number);

    public string TooManySources(int count) => Text(nameof(TooManySources), count);

    public string NotYetAnswered => Text(nameof(NotYetAnswered));

    public string NoFeedback => Text(nameof(NoFeedback));

    public string NothingToShare => Text(nameof(NothingToShare));

    public string NotShared => Text(nameof(NotShared));

    public string NoSuchLink => Text(nameof(NoSuchLink));

    public string NoSuchForm => Text(nameof(NoSuchForm));

    public string NoSuchField => Text(nameof(NoSuchField));

    public string FormTooLarge(int kibibytes) => Text(nameof(FormTooLarge), kibibytes);

    public string NothingToRestore(double minutes) => Text(nameof(NothingToRestore), minutes);

    public static LibraryTexts For(HttpContext context) => new(HttpTexts.Culture(context));

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
