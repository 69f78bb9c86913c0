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
        var records = sources.SelectMany(source => Selected(source.Records, claim)).ToList();
        if (Bodies.Subject(claim.Clause) is { } body && claim.Outcome is StatusOutcome.Adopted or StatusOutcome.Rejected && Bodies.OnlyPrepares(body.Key, sources))
            return StatusReasons.OnlyPrepared;
        if (records.Exists(record => StatusFit.Carries(record, claim) && VoteFit.Fits(record, claim)))
            return null;
        var wrongVotes = records.Find(record => StatusFit.Carries(record, claim));
        if (wrongVotes is not null)
            return StatusReasons.Record(wrongVotes);
        if (sources.Exists(source => IsTold(source, claim, subject)))
            return null;
        if (IsPartOfResult(claim, sources))
            return null;
        // What is taken note of is not voted on: that nobody voted says nothing against it.
        if (claim.Outcome == StatusOutcome.Noted && records.TrueForAll(record => record.Outcome is StatusOutcome.NoVote or StatusOutcome.Noted) && sources.Exists(source => Noted().IsMatch(source.Text)))
            return null;
        if (claim.Outcome == StatusOutcome.NotAdopted)
            return records.Count > 0 && records.TrueForAll(record => record.Outcome is StatusOutcome.Adopted) ? StatusReasons.Record(records[0]) : null;
        if (!claim.IsOfCouncils && !IsCouncilMatter(claim, sources))
            return null;
        if (records.Count > 0)
            return StatusReasons.Record(records[0]);
        if (claim.Outcome is StatusOutcome.NoVote)
            return null;
        return StatusReasons.NoResult(sources);
    }

    // “genehmigt” and “verschoben” are said of others too: then a body or paper must be named, or the source must use the word.
    private static bool IsCouncilMatter(StatusClaim claim, List<ReadSource> sources) =>
        Bodies.Read(claim.Clause).Count > 0 || Paper().IsMatch(claim.Clause) || (claim.Word is { } word && sources.Exists(source => Proposal().IsMatch(source.Text) && source.Text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The words that say what the claim is about.</summary>
    private static List<string> Subject(StatusClaim claim) =>
        Words(claim.Segment, StatusWord().Match(claim.Clause).Value);

    private static List<string> Words(string text, string except = "") =>
        [.. WordStems.Of(text).Except(WordStems.Of(except.Length > 0 ? except : StatusWord().Match(text).Value), StringComparer.Ordinal).Where(stem => !Bodies.IsBodyStem(stem) && !GenericStem().IsMatch(stem)).Distinct(StringComparer.Ordinal)];

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

    private static bool IsTold(ReadSource source, StatusClaim claim, List<string> subject)
    {
        if (claim.IsAttribute && source.Text.Contains(claim.Stem, StringComparison.OrdinalIgnoreCase))
            return true;
        var clause = Words(claim.Clause);
        return source.Sentences.Any(sentence => (subject.Count == 0 || WordStems.Overlap(subject, sentence.Stems) >= ToldOfTheSame || (clause.Count > 1 && WordStems.Overlap(clause, sentence.Stems) >= SameMatter))
            && sentence.Claims.Any(told => (!told.IsPresent || (claim.IsPresent && !claim.IsOfCouncils)) && StatusFit.Carries(told, claim) && IsSameBody(told, claim)));
    }

    private static bool IsSameBody(StatusClaim told, StatusClaim claim) =>
        Bodies.Subject(told.Clause) is not { } one || Bodies.Subject(claim.Clause) is not { } other || one.Key == other.Key || one.Key.StartsWith(other.Key, StringComparison.Ordinal);

    // “Der Rat nimmt den Bericht zur Kenntnis”, einstimmig beschlossen; “Der Antrag gilt als erledigt”, Kenntnisnahme.
    private static bool IsPartOfResult(StatusClaim claim, List<ReadSource> sources) =>
        claim.Outcome is StatusOutcome.Noted or StatusOutcome.Settled or StatusOutcome.Referred
        && sources.Exists(source => source.Records.Any(record => record.Outcome is StatusOutcome.Adopted or StatusOutcome.Noted or StatusOutcome.Settled)
            && source.Sentences.Any(sentence => sentence.Claims.Any(told => told.Outcome == claim.Outcome)));

    [GeneratedRegex(@"\p{L}*(?:beschl|abgelehn|zugestimm|angenommen|genehmig|bewillig|verwiesen|vertagt|beauftragt)\p{L}*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StatusWord();

    [GeneratedRegex(@"\bKenntnisnahme\b|\bKenntnis genommen\b|\bn(?:ahm|ahmen|immt|ehmen)\b[^.]{0,80}\bKenntnis\b", RegexOptions.CultureInvariant)]
    private static partial Regex Noted();

    [GeneratedRegex("^(?:einstimmig|mehrheitlich|stimm|gegenstimm|mehrheit|antrag|beschlus|vorlag|bereit)", RegexOptions.CultureInvariant)]
    private static partial Regex GenericStem();

    [GeneratedRegex(@"\bmöge\b|\bbeschließt\b|\bsoll(?:en)?\b|\bgebeten\b|\bempf(?:iehlt|ohlen)|\bAntrag an\b|\bwird (?:beauftragt|ermächtigt)|\bgenehmigt\b|\bbittet\b|\bvorgesehen\b", RegexOptions.CultureInvariant)]
    private static partial Regex Proposal();

    [GeneratedRegex(@"(?:antrag|vorlage|tagesordnungspunkt|\bTOP)s?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Paper();
}
