using System.Globalization;
using System.Resources;
using Assistant.PluginHosting;

namespace Assistant.Host.Http.Page;

/// <summary>What the host itself says on the page and in its status, from <c>PageTexts.resx</c> (German) and <c>PageTexts.en.resx</c>.</summary>
internal sealed class PageTexts
{
    private static readonly ResourceManager Resources = new("Assistant.Host.Http.Page.PageTexts", typeof(PageTexts).Assembly);
    private readonly CultureInfo _culture;

    private PageTexts(CultureInfo culture) => _culture = culture;

    public string NotFoundTitle => Text(nameof(NotFoundTitle));

    public string PageMissing => Text(nameof(PageMissing));

    public string NothingHere => Text(nameof(NothingHere));

    public string SessionExpired => Text(nameof(SessionExpired));

    public string NoModels => Text(nameof(NoModels));

    public string ModelsOutOfReach => Text(nameof(ModelsOutOfReach));

    public string ModelsUnknown => Text(nameof(ModelsUnknown));

    public static PageTexts For(HttpContext context) => For(HttpTexts.Culture(context));

    public static PageTexts For(CultureInfo culture) => new(culture);

    public string Title(string? city) => city is null ? Text(nameof(Title)) : Text("TitleOfCity", city);

    /// <summary>Why a skill cannot be used, for staff; operators read the reason itself.</summary>
    public string SkillOff(PluginState state) => state switch
    {
        PluginState.Discovered or PluginState.Verified or PluginState.Loading => Text("SkillLoading"),
        PluginState.Disabled or PluginState.Draining or PluginState.Unloaded => Text("SkillDisabled"),
        _ => Text("SkillUnavailable"),
    };

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
