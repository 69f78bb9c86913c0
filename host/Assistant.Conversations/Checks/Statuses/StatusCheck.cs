using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Names;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>“beschlossen”, “abgelehnt” and their like stand only where a source's result or text carries them.</summary>
internal static partial class StatusCheck
{
    // A source that shares less than this part of the best one's words speaks of another matter.
    private const double SameMatter = 0.6;
    private const double ToldOfTheSame = 0.5;

    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        foreach (var claim in StatusClaimReader.Read(text.Unquoted))
        {
            if (Bodies.IsAdministration(claim) || RecommendationReader.IsInside(text.Unquoted, claim))
                continue;
            if (Judge(text, claim) is { } reason)
                yield return text.Finding(CheckKind.Status, claim.Start, claim.Length, reason);
        }
    }

    private static Assistant.Sdk.LocalizedText? Judge(CheckedText text, StatusClaim claim)
    {
        var subject = Subject(claim);
        var sources = Concerned(text.Sources, subject);
        var records = sources.SelectMany(source => Selected(ResultReader.Read(source), claim)).ToList();
        if (Bodies.Subject(claim.Clause) is { } body && claim.Outcome is StatusOutcome.Adopted or StatusOutcome.Rejected && Bodies.OnlyPrepares(body.Key, sources.Select(source => source.Text)))
            return StatusReasons.OnlyPrepared;
        if (records.Exists(record => StatusFit.Carries(record, claim) && VoteFit.Fits(record, claim)))
            return null;
        var wrongVotes = records.Find(record => StatusFit.Carries(record, claim));
        if (wrongVotes is not null)
            return StatusReasons.Record(wrongVotes);
        if (sources.Exists(source => IsTold(source, claim, subject)))
            return null;
        if (IsNotedAndAdopted(claim, sources, records))
            return null;
        if (claim.Outcome == StatusOutcome.NotAdopted)
            return records.Count > 0 && records.TrueForAll(record => record.Outcome is StatusOutcome.Adopted) ? StatusReasons.Record(records[0]) : null;
        if (records.Count > 0)
            return (!claim.IsOfCouncils && !sources.Exists(source => Proposal().IsMatch(source.Text))) ? null : StatusReasons.Record(records[0]);
        if (claim.Outcome is StatusOutcome.NoVote)
            return null;
        if (!claim.IsOfCouncils && !sources.Exists(source => Proposal().IsMatch(source.Text)))
            return null;
        return StatusReasons.NoResult(sources);
    }

    /// <summary>The words that say what the claim is about.</summary>
    private static List<string> Subject(StatusClaim claim) =>
        [.. WordStems.Of(claim.Segment).Except(WordStems.Of(StatusWord().Match(claim.Clause).Value), StringComparer.Ordinal).Where(stem => !Bodies.IsBodyStem(stem) && !GenericStem().IsMatch(stem)).Distinct(StringComparer.Ordinal)];

    private static List<ReadSource> Concerned(IReadOnlyList<ReadSource> sources, List<string> subject)
    {
        if (sources.Count < 2 || subject.Count == 0)
            return [.. sources];
        var overlaps = sources.Select(source => WordStems.Overlap(subject, source.Stems)).ToList();
        var best = overlaps.Max();
        return [.. sources.Where((_, i) => overlaps[i] >= best * SameMatter)];
    }

    /// <summary>Of several labelled results those that the claim names; all where it names none.</summary>
    private static IReadOnlyList<StatusRecord> Selected(IReadOnlyList<StatusRecord> records, StatusClaim claim)
    {
        if (records.Count < 2)
            return records;
        var scores = records.Select(record => LabelFit.Score(record.Label, claim.Clause)).ToList();
        var best = scores.Max();
        return best <= 0 ? records : [.. records.Where((_, i) => scores[i] == best)];
    }

    private static bool IsTold(ReadSource source, StatusClaim claim, List<string> subject) =>
        source.Sentences.Any(sentence => (subject.Count == 0 || WordStems.Overlap(subject, sentence.Stems) >= ToldOfTheSame)
            && StatusClaimReader.Read(ResultReader.WithoutResults(sentence.Text)).Any(told => (!told.IsPresent || (claim.IsPresent && !claim.IsOfCouncils)) && StatusFit.Carries(told, claim)));

    // “Der Rat nimmt den Bericht zur Kenntnis”, einstimmig beschlossen.
    private static bool IsNotedAndAdopted(StatusClaim claim, List<ReadSource> sources, List<StatusRecord> records) =>
        claim.Outcome == StatusOutcome.Noted && records.Exists(record => record.Outcome == StatusOutcome.Adopted) && sources.Exists(source => source.Text.Contains("Kenntnis", StringComparison.Ordinal));

    [GeneratedRegex(@"\p{L}*(?:beschl|abgelehn|zugestimm|angenommen|genehmig|bewillig|verwiesen|vertagt|beauftragt)\p{L}*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StatusWord();

    [GeneratedRegex("^(?:einstimmig|mehrheitlich|stimm|gegenstimm|mehrheit|antrag|beschlus|vorlag|bereit)", RegexOptions.CultureInvariant)]
    private static partial Regex GenericStem();

    [GeneratedRegex(@"\bmöge\b|\bbeschließt\b|\bsoll(?:en)?\b|\bgebeten\b|\bempf(?:iehlt|ohlen)|\bAntrag an\b|\bwird (?:beauftragt|ermächtigt)|\bgenehmigt\b|\bbittet\b|\bvorgesehen\b", RegexOptions.CultureInvariant)]
    private static partial Regex Proposal();
}
