namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>A word of the question with what may stand for it. Immutable.</summary>
/// <param name="Position">Which word of the question it begins at.</param>
/// <param name="Members">The terms that stand in the index.</param>
internal sealed record QuestionGroup(int Position, IReadOnlyList<GroupMember> Members)
{
    /// <summary>Whether a passage is found by this word alone.</summary>
    public bool Drives { get; init; }

    /// <summary>In how many passages the most frequent of its terms stands.</summary>
    public long Passages { get; } = Members.Count == 0 ? 0 : Members.Max(member => member.Passages);

    /// <summary>What its best term counts.</summary>
    public double Idf { get; } = Members.Count == 0 ? 0 : Members.Max(member => member.Idf * member.Boost);
}
