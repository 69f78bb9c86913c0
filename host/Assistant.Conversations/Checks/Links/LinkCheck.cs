using System.Text.RegularExpressions;
using Assistant.Conversations.Sources;
using Assistant.Sdk;

namespace Assistant.Conversations.Checks.Links;

/// <summary>
/// Every address in an answer stands in a source or is that of one: an address that a model has made up leads nowhere, and one that a
/// source has talked it into leads to somebody else. Markup that a page would run is no part of an answer either.
/// </summary>
internal static partial class LinkCheck
{
    private static readonly LocalizedText Unknown = new("Diese Adresse steht in keiner Fundstelle; bitte nicht öffnen.", "This address stands in none of the sources; please do not open it.");

    private static readonly LocalizedText Markup = new("Das ist Programmtext und gehört nicht in eine Antwort.", "This is program text and does not belong in an answer.");

    /// <summary>What is wrong, in the order of the text.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="sources">The sources in the prompt.</param>
    public static IEnumerable<CheckFinding> Run(string text, IReadOnlyList<NumberedSource> sources) =>
        Address().Matches(text).Where(match => !sources.Any(source => Holds(source, match.Value))).Select(match => new CheckFinding(CheckKind.Link, match.Value, Unknown, match.Index, match.Length))
            .Concat(Tag().Matches(text).Select(match => new CheckFinding(CheckKind.Link, match.Value, Markup, match.Index, match.Length)))
            .OrderBy(finding => finding.Start);

    private static bool Holds(NumberedSource source, string address) =>
        source.Text.Contains(address, StringComparison.OrdinalIgnoreCase) || Is(source.Document.Url, address) || Is(source.Hit?.Link, address);

    private static bool Is(Uri? known, string address) => known is not null && string.Equals(known.AbsoluteUri.TrimEnd('/'), address.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(https?://|www\.)[^\s<>""'()\[\]„“”]*[^\s<>""'()\[\]„“”.,;:!?]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"</?[a-z][^>]*>|\bjavascript:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
