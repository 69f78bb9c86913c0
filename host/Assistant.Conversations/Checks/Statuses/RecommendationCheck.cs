using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>What an answer calls recommended is recommended in a source, and to the same end.</summary>
internal static partial class RecommendationCheck
{
    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        foreach (var match in RecommendationReader.Claims(text.Unquoted))
        {
            var segment = Segment(text.Unquoted, match.Index);
            var advised = text.Sources.SelectMany(source => source.Advice).ToList();
            var records = text.Sources.SelectMany(source => source.Records).Where(record => record.Outcome is StatusOutcome.Recommended or StatusOutcome.NotRecommended).ToList();
            var isRecorded = records.Count > 0;
            if (advised.Count == 0 && !isRecorded)
            {
                yield return text.Finding(CheckKind.Status, match.Index, match.Length, StatusReasons.NoRecommendation);
                continue;
            }

            var agreement = StatusWords.AgreementOf(segment);
            if (agreement != Agreement.Unknown && records.Exists(record => record.Agreement != Agreement.Unknown) && !records.Exists(record => record.Agreement == agreement))
            {
                yield return text.Finding(CheckKind.Status, match.Index, match.Length, StatusReasons.Record(records.Find(record => record.Agreement != Agreement.Unknown)!));
                continue;
            }

            var advisers = RecommendationReader.Advisers(segment);
            var known = advised.SelectMany(sentence => RecommendationReader.Advisers(sentence.Text)).ToList();
            if (advisers.Count > 0 && known.Count > 0 && !isRecorded && !advisers.Intersect(known, StringComparer.Ordinal).Any())
            {
                yield return text.Finding(CheckKind.Status, match.Index, match.Length, StatusReasons.OtherRecommender);
                continue;
            }

            var targets = RecommendationReader.Targets(segment);
            var given = advised.Aggregate(RecommendationTarget.None, (all, sentence) => all | RecommendationReader.Targets(sentence.Text));
            if (targets != RecommendationTarget.None && given != RecommendationTarget.None && (targets & ~given) != RecommendationTarget.None)
                yield return text.Finding(CheckKind.Status, match.Index, match.Length, StatusReasons.OtherRecommendation);
        }
    }

    private static string Segment(string text, int at)
    {
        var start = text.LastIndexOf(';', at) + 1;
        var end = SegmentEnd().Match(text, at) is { Success: true } match ? match.Index : text.Length;
        return text[start..end];
    }

    [GeneratedRegex(@";|(?<!\d)\.(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex SegmentEnd();
}
