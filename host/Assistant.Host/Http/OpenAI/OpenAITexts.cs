using System.Globalization;
using System.Resources;

namespace Assistant.Host.Http.OpenAI;

/// <summary>What stands in answers, from <c>OpenAITexts.resx</c> (German) and <c>OpenAITexts.en.resx</c>.</summary>
internal sealed class OpenAITexts
{
    private static readonly ResourceManager Resources = new("Assistant.Host.Http.OpenAI.OpenAITexts", typeof(OpenAITexts).Assembly);
    private readonly CultureInfo _culture;

    private OpenAITexts(CultureInfo culture) => _culture = culture;

    public string Sources => Text(nameof(Sources));

    public string Page(int page) => Text(nameof(Page), page);

    public string Findings => Text(nameof(Findings));

    public string Finding(string words, string reason) => Text(nameof(Finding), words, reason);

    public static OpenAITexts For(CultureInfo culture) => new(culture);

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
