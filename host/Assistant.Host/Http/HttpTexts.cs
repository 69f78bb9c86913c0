using System.Globalization;
using System.Resources;
using Assistant.Conversations.Approvals;

namespace Assistant.Host.Http;

/// <summary>What HTTP says to people, from <c>HttpTexts.resx</c> (German) and <c>HttpTexts.en.resx</c>, in the language of the request.</summary>
internal sealed class HttpTexts
{
    private static readonly ResourceManager Resources = new("Assistant.Host.Http.HttpTexts", typeof(HttpTexts).Assembly);
    private readonly CultureInfo _culture;

    private HttpTexts(CultureInfo culture) => _culture = culture;

    public string ChooseCity(string known) => Text(nameof(ChooseCity), known);

    public string UnknownCity(string city, string known) => Text(nameof(UnknownCity), city, known);

    public string EmptySearch => Text(nameof(EmptySearch));

    public string CountOutOfRange => Text(nameof(CountOutOfRange));

    public string OffsetOutOfRange(int most) => Text(nameof(OffsetOutOfRange), most);

    public string NoDay(string text) => Text(nameof(NoDay), text);

    public string TooManyCalls => Text(nameof(TooManyCalls));

    public string StorageOutOfReach => Text(nameof(StorageOutOfReach));

    public string NoSuchRun => Text(nameof(NoSuchRun));

    public string RunInUse => Text(nameof(RunInUse));

    public string NoSuchMessage => Text(nameof(NoSuchMessage));

    public string SayApproved => Text(nameof(SayApproved));

    /// <summary>What became of a decision that ran nothing.</summary>
    public string Approval(ApprovalResult result) => Text("Approval" + result);

    public string RunStopped => Text(nameof(RunStopped));

    public string TurnFailed => Text(nameof(TurnFailed));

    public string NoConversation => Text(nameof(NoConversation));

    public string NoMessage => Text(nameof(NoMessage));

    public string NoEvidence => Text(nameof(NoEvidence));

    public string BadBody => Text(nameof(BadBody));

    public string NothingToChange => Text(nameof(NothingToChange));

    public string BranchWhere => Text(nameof(BranchWhere));

    public string ExportFormat => Text(nameof(ExportFormat));

    public string PageOutOfRange => Text(nameof(PageOutOfRange));

    /// <summary>English where the browser asks for English first, else German.</summary>
    public static HttpTexts For(HttpContext context) => For(Culture(context));

    public static HttpTexts For(CultureInfo culture) => new(culture);

    /// <summary>The language that the request asks for.</summary>
    public static CultureInfo Culture(HttpContext context) =>
        CultureInfo.GetCultureInfo(context.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en-GB" : "de-DE");

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
