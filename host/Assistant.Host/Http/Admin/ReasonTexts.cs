using System.Globalization;
using System.Resources;
using Assistant.Host.Synchronization;
using Assistant.Models;
using Assistant.Models.Endpoints;
using Assistant.PluginHosting;

namespace Assistant.Host.Http.Admin;

/// <summary>
/// Why something is as it is, for operators, from <c>ReasonTexts.resx</c> (German) and <c>ReasonTexts.en.resx</c>. What somebody else said, a
/// server or a plugin, follows as it is, in quotation marks.
/// </summary>
internal sealed class ReasonTexts
{
    private static readonly ResourceManager Resources = new("Assistant.Host.Http.Admin.ReasonTexts", typeof(ReasonTexts).Assembly);

    private ReasonTexts(CultureInfo culture) => Culture = culture;

    /// <summary>The language.</summary>
    public CultureInfo Culture { get; }

    public static ReasonTexts For(CultureInfo culture) => new(culture);

    public static ReasonTexts For(HttpContext context) => new(HttpTexts.Culture(context));

    /// <summary>Why a plugin is in its state, or off in a city.</summary>
    public string Plugin(PluginReason reason) =>
        Sentence("Plugin" + reason.Code, reason.Arguments, reason.Detail) + (reason.Also is { } also ? " " + Plugin(also) : "");

    /// <summary>Why a model server is not up; <see langword="null"/> where it is, or nobody has asked it yet.</summary>
    public string? Endpoint(EndpointStatus status) => status switch
    {
        { Cause: null } => null,
        { Cause.Code: ModelCauseCode.Other } => Sentence(Resources.GetString("ModelOther" + status.Failure, Culture) is null ? "ModelOther" : "ModelOther" + status.Failure, [], status.Cause.Detail),
        { Cause: var cause } => Sentence("Model" + cause.Code, cause.Arguments, cause.Detail),
    };

    /// <summary>Why a source was not read.</summary>
    public string Source(SyncError error) => Sentence(error.Name, error.Arguments, error.Detail);

    private string Sentence(string name, IReadOnlyList<object> arguments, string? detail)
    {
        var sentence = string.Format(Culture, Resources.GetString(name, Culture) ?? throw new MissingManifestResourceException(name), [.. arguments]);
        return string.IsNullOrWhiteSpace(detail) ? sentence : string.Format(Culture, Resources.GetString("Quoted", Culture)!, sentence, detail);
    }
}
