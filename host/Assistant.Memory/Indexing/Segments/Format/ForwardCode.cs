namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>
/// How the terms of a passage stand one after the other: a variable-length number for each, the more frequent the shorter. Reading a passage
/// gives the places of all words of a question at once, which posting lists with positions would have to find one by one.
/// </summary>
internal static class ForwardCode
{
    /// <summary>Codes 0 to 6: one to seven words that are no terms.</summary>
    public const int MaxGap = 7;

    /// <summary>The end of the heading.</summary>
    public const uint EndOfHeading = 7;

    private const uint FirstTerm = 8;

    public static uint Gap(int words) => (uint)(words - 1);

    /// <param name="forwardId">The term's number.</param>
    /// <param name="sameplace">Whether it stands where the one before does: a part of a compound, a notation of several words.</param>
    public static uint Term(int forwardId, bool sameplace) => FirstTerm + ((uint)forwardId << 1) + (sameplace ? 1u : 0);

    public static bool IsTerm(uint code, out int forwardId, out bool samePlace)
    {
        var term = code - FirstTerm;
        (forwardId, samePlace) = ((int)(term >> 1), (term & 1) != 0);
        return code >= FirstTerm;
    }
}
