using System.Globalization;
using Assistant.Plugins.Ris.Model;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Makes the host's document of a paper.</summary>
internal static class PaperDocument
{
    // Changes with what this class makes of a paper, so that an update of the plugin reaches what is indexed.
    private const string Version = "1";

    public static SourceDocument Of(Paper paper, IReadOnlyList<PathStep> path, string contentHash)
    {
        var facets = Facets(paper, path);
        var parts = new List<string?> { Version, contentHash };
        parts.AddRange(paper.Files.Select(file => file.Revision));
        parts.AddRange(facets.OrderBy(facet => facet.Key, StringComparer.Ordinal).Select(facet => $"{facet.Key}={string.Join('|', facet.Value)}"));
        parts.AddRange(path.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Day:O} {step.Committee} {step.Role} {step.Result}")));
        return new SourceDocument
        {
            Id = paper.Id,
            Title = paper.Title,
            Kind = "paper",
            Reference = paper.Reference,
            Date = paper.Date,
            Url = paper.Url,
            Audience = Audience.Public,
            Facets = facets,
            Files = [.. paper.Files.Select(DocumentFile.Of)],
            Fingerprint = Fingerprint.Of(parts),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Facets(Paper paper, IReadOnlyList<PathStep> path)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.PaperType] = [paper.Type.Facet()] };
        var committees = path.Select(step => step.Committee).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (committees.Count > 0)
            facets[FacetNames.Committee] = committees;
        if (ConsultationPath.OutcomeOf(path) is not Outcome.Unknown and var outcome)
            facets[FacetNames.Outcome] = [outcome.Facet()];
        return facets;
    }
}
