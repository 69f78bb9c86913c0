namespace Assistant.Conversations.Checks.Statuses;

/// <summary>Which results carry which claims.</summary>
internal static class StatusFit
{
    /// <summary>Whether a result carries a claim in all that the claim says.</summary>
    public static bool Carries(StatusRecord record, StatusClaim claim) =>
        FitsOutcome(record, claim.Outcome) && FitsAgreement(record, claim) && !(claim.IsUnchanged && record.IsAmended);

    /// <summary>Whether what one text tells to have happened is what the other claims.</summary>
    public static bool Carries(StatusClaim told, StatusClaim claim) =>
        (told.Outcome == claim.Outcome || (IsDecision(told.Outcome) && IsDecision(claim.Outcome)) || (claim.Outcome == StatusOutcome.NotAdopted && told.Outcome == StatusOutcome.Rejected))
        && (claim.Agreement == Agreement.Unknown || told.Agreement == claim.Agreement) && !(claim.IsUnchanged && told.IsAmended);

    private static bool FitsOutcome(StatusRecord record, StatusOutcome claimed) => claimed switch
    {
        StatusOutcome.Adopted => record.Outcome is StatusOutcome.Adopted or StatusOutcome.Elected,
        StatusOutcome.Commissioned => record.Outcome is StatusOutcome.Adopted,
        StatusOutcome.NotAdopted => record.Outcome is not (StatusOutcome.Adopted or StatusOutcome.Elected),
        StatusOutcome.NoVote => record is { Outcome: not (StatusOutcome.Adopted or StatusOutcome.Rejected or StatusOutcome.PartlyAdopted or StatusOutcome.Elected), For: null },
        StatusOutcome.Elected => record.Outcome is StatusOutcome.Elected or StatusOutcome.Adopted,
        StatusOutcome.Settled => record.Outcome == StatusOutcome.Settled,
        StatusOutcome.Noted => record.Outcome == StatusOutcome.Noted,
        _ => record.Outcome == claimed,
    };

    private static bool FitsAgreement(StatusRecord record, StatusClaim claim)
    {
        if (claim.Agreement == Agreement.Unknown || claim.Agreement == record.Agreement)
            return true;
        // Votes tell it as well.
        return claim.Agreement == Agreement.Unanimous ? record is { Agreement: Agreement.Unknown, For: > 0, Against: null or 0 } : record is { Agreement: Agreement.Unknown, For: > 0, Against: > 0 };
    }

    private static bool IsDecision(StatusOutcome outcome) => outcome is StatusOutcome.Adopted or StatusOutcome.Commissioned;
}
