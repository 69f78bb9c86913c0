using System.Text.RegularExpressions;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>Reads what a sentence claims to have been decided. What may, shall or must yet be decided is no claim.</summary>
internal static partial class StatusClaimReader
{
    public static IReadOnlyList<StatusClaim> Read(string text)
    {
        var claims = new List<StatusClaim>();
        var taken = new bool[text.Length];
        foreach (var verb in StatusVerbs.All)
        {
            foreach (Match match in verb.Pattern.Matches(text))
            {
                if (taken.AsSpan(match.Index, match.Length).Contains(true))
                    continue;
                taken.AsSpan(match.Index, match.Length).Fill(true);
                if (Claim(text, match, verb) is { } claim)
                    claims.Add(claim);
            }
        }

        claims.Sort((a, b) => a.Start.CompareTo(b.Start));
        AddElliptic(text, claims);
        return claims;
    }

    private static StatusClaim? Claim(string text, Match match, StatusVerb verb)
    {
        var segment = Segment(text, match.Index, match.Index + match.Length);
        var (start, end) = ClauseAt(text, match.Index, match.Index + match.Length, segment);
        var clause = text[start..end];
        if (IsOpen(clause, text[(match.Index + match.Length)..end]) || IsSubordinateToOpen(text, clause, start, end, segment) || (verb.Outcome == StatusOutcome.Referred && IsPointer(clause)))
            return null;
        var outcome = verb.Outcome;
        if (outcome is not StatusOutcome.NoVote && Negation().IsMatch(clause) && !NoMajorityWords().IsMatch(match.Value))
        {
            if (outcome is not (StatusOutcome.Adopted or StatusOutcome.Commissioned))
                return null;
            outcome = StatusOutcome.NotAdopted;
        }

        if (outcome is StatusOutcome.Adopted or StatusOutcome.Rejected && Partly().IsMatch(clause))
            outcome = StatusOutcome.PartlyAdopted;
        return new StatusClaim(outcome, match.Index, match.Length)
        {
            Clause = clause,
            Segment = text[segment.Start..segment.End],
            Agreement = StatusWords.AgreementOf(clause),
            IsAmended = StatusWords.IsAmended(clause),
            IsUnchanged = StatusWords.IsUnchanged(clause),
            IsPresent = verb.IsPresent || (!Past().IsMatch(clause) && (PresentPassive().IsMatch(clause) || EitherTense().IsMatch(match.Value))),
            IsOfCouncils = verb.IsOfCouncils,
            IsAttribute = Attribute().IsMatch(match.Value) && NounBehind().IsMatch(text, match.Index + match.Length),
            Stem = match.Value.Length > 4 ? match.Value[..^2] : match.Value,
        };
    }

    // “…, Ziffer 2 nur mehrheitlich”: what was said before holds on.
    private static void AddElliptic(string text, List<StatusClaim> claims)
    {
        if (claims.Count == 0)
            return;
        foreach (Match match in AgreementWord().Matches(text))
        {
            var previous = claims.LastOrDefault(claim => claim.Start < match.Index);
            var segment = Segment(text, match.Index, match.Index + match.Length);
            var (start, end) = ClauseAt(text, match.Index, match.Index + match.Length, segment);
            if (previous is null || claims.Exists(claim => claim.Start + claim.Length > start && claim.Start < end) || VerbLike().IsMatch(text[start..end]))
                continue;
            claims.Add(previous with { Start = match.Index, Length = match.Length, Clause = text[start..end], Agreement = StatusWords.AgreementOf(match.Value) });
        }
    }

    private static bool IsOpen(string clause, string behind) =>
        Modal().IsMatch(clause) || Subordinate().IsMatch(clause) || Proposal().IsMatch(clause) || InfinitivePassive().IsMatch(behind);

    // “Vorgeschlagen wird, dass …”, “Dass …, lässt sich nicht sagen”.
    private static bool IsSubordinateToOpen(string text, string clause, int start, int end, (int Start, int End) segment) =>
        That().IsMatch(clause) && (Wanted().IsMatch(text.AsSpan(segment.Start, start - segment.Start)) || Unknown().IsMatch(text.AsSpan(segment.Start, start - segment.Start)) || Unknown().IsMatch(text.AsSpan(end, segment.End - end)));

    // “wird auf die Anlage verwiesen”.
    private static bool IsPointer(string clause) => PointsTo().IsMatch(clause) && !SentTo().IsMatch(clause);

    private static (int Start, int End) Segment(string text, int start, int end)
    {
        var from = SegmentEnd().Matches(text[..start]) is { Count: > 0 } before ? before[^1].Index + before[^1].Length : 0;
        var to = SegmentEnd().Match(text, end) is { Success: true } after ? after.Index : text.Length;
        return (from, to);
    }

    private static (int Start, int End) ClauseAt(string text, int start, int end, (int Start, int End) segment)
    {
        var from = segment.Start;
        foreach (Match comma in Comma().Matches(text[..start]))
        {
            if (comma.Index >= segment.Start)
                from = comma.Index + 1;
        }

        var to = Comma().Match(text, end) is { Success: true } after && after.Index < segment.End ? after.Index : segment.End;
        // “Der Antrag wurde beraten und der Bericht zur Kenntnis genommen”: only what belongs to the verb.
        return (from, Math.Max(to, end));
    }

    [GeneratedRegex(@"[;:!?](?=\s|$)|(?<!\d|\b\p{Lu}|Nr|Abs|Ziff|bzw|ca|Dr|vgl|Art)\.(?=\s|$)|\s[–-]\s", RegexOptions.CultureInvariant)]
    private static partial Regex SegmentEnd();

    [GeneratedRegex(@",(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"\b(?:soll|sollen|sollte|sollten|kann|können|könnte|könnten|muss|müssen|müsste|müssten|möge|mögen|würde|würden|dürfte|dürfen|darf|will|wollen|möchte|möchten|wäre|wären)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Modal();

    [GeneratedRegex(@"^\W*(?:ob|wenn|falls|sofern|soweit|bevor|sobald|solange|ehe|wird|werden|würde|würden|sollte|sollten)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Subordinate();

    [GeneratedRegex(@"\b(?:beantragt|vorgeschlagen|vorgesehen|geplant|gebeten|bittet)\b|\bzur (?:Beschlussfassung|Entscheidung|Abstimmung)\b|\bum Zustimmung\b|\b(?:laut|nach|gemäß|in|mit) (?:dem |der |einem |diesem )?\p{L}*(?:antrag|entwurf|vorschlag|vorlage)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Proposal();

    [GeneratedRegex(@"^ (?:und \p{L}+ )?werden\b|^ wird\b(?! \p{L}+ ist)", RegexOptions.CultureInvariant)]
    private static partial Regex InfinitivePassive();

    [GeneratedRegex(@"\b(?:wird|werden)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PresentPassive();

    // “genehmigt” is a participle and a present tense.
    [GeneratedRegex(@"^(?:genehmigt|bewilligt|befürwortet|beauftragt|verabschiedet|gebilligt)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EitherTense();

    [GeneratedRegex(@"\b(?:wurde|wurden|worden|hat|haben|hatte|hatten|ist|sind|war|waren)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(?:nicht|nichts|nie|niemals|weder|kein|keine|keinen|keinem|keiner|keines)\b(?! nur)(?! öffentlich)(?! \p{L}* ?Gegenstimme)(?! \p{L}* ?Enthaltung)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negation();

    [GeneratedRegex("keine", RegexOptions.CultureInvariant)]
    private static partial Regex NoMajorityWords();

    [GeneratedRegex(@"\b(?:teilweise|zum Teil|in Teilen|teils)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Partly();

    [GeneratedRegex(@"\b(?:einstimmig|mehrheitlich)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AgreementWord();

    [GeneratedRegex(@"\b(?:empf\p{L}+|vorberaten|wurde|wurden|hat|haben)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VerbLike();

    [GeneratedRegex(@"\b(?:auf|zu) (?:die|den|das|der|eine[nr]?|diese[nr]?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PointsTo();

    [GeneratedRegex(@"\b(?:in|an) (?:den|die|das)\b|\bins\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SentTo();

    [GeneratedRegex(@"^\W*(?:dass|damit|wonach)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex That();

    [GeneratedRegex(@"\b(?:vorgeschlagen|schlägt|schlug|beantragt\p{L}*|gefordert|fordern|forder\p{L}+|verlang\p{L}+|möchte\p{L}*|wünsch\p{L}+|zielt|sieht vor|sah vor|bittet|bitten|bat|anreg\p{L}*|angeregt|soll\p{L}*|empf\p{L}+|würde\p{L}*|Ziel|Voraussetzung|will|wollen|erreichen|Antrag)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"\b(?:nicht|offen|unklar|fraglich|kein\p{L}*|unbekannt)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^\p{L}+(?:en|t)e[nrsm]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\G (?!(?:die|eine|seine|ihre) )(?:\p{Ll}+e[nrsm]? )?\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex NounBehind();
}
