using System.Globalization;
using System.Resources;
using Assistant.PluginHosting;

namespace Assistant.Host.Http.Admin;

/// <summary>What is said to operators, from <c>AdminTexts.resx</c> (German) and <c>AdminTexts.en.resx</c>.</summary>
internal sealed class AdminTexts
{
    private static readonly ResourceManager Resources = new("Assistant.Host.Http.Admin.AdminTexts", typeof(AdminTexts).Assembly);
    private readonly CultureInfo _culture;

    private AdminTexts(CultureInfo culture) => _culture = culture;

    public string SignIn => Text(nameof(SignIn));

    public string Closed => Text(nameof(Closed));

    public string WrongKey => Text(nameof(WrongKey));

    public string TooManyKeys => Text(nameof(TooManyKeys));

    public string OtherSite => Text(nameof(OtherSite));

    public string NotThere => Text(nameof(NotThere));

    public string AlreadyRunning => Text(nameof(AlreadyRunning));

    public string NothingToStop => Text(nameof(NothingToStop));

    public string NothingToRetry => Text(nameof(NothingToRetry));

    public string FeedbackStates => Text(nameof(FeedbackStates));

    public string TooManyListeners => Text(nameof(TooManyListeners));

    public static AdminTexts For(HttpContext context) => new(HttpTexts.Culture(context));

    public string UnknownReason(string known) => Text(nameof(UnknownReason), known);

    /// <summary>Why an action on a plugin was not begun; what is wrong with one that does not fit is told in the words of its check.</summary>
    public string Refused(PluginActionException exception) =>
        exception.Refusal is PluginRefusal.Unfit or PluginRefusal.NotSetUp ? Text("Plugin" + exception.Refusal, exception.Message) : Text("Plugin" + exception.Refusal);

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
