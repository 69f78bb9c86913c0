using System.Runtime.InteropServices;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>A passage that the first stage found; the better one comes first.</summary>
/// <param name="Score">In steps of 1/<see cref="TermWeight.Scale"/>.</param>
/// <param name="Segment">The segment, counted within the city.</param>
/// <param name="Passage">The passage, counted within the segment.</param>
/// <param name="Number">Its number in the ledger.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(int Score, int Segment, int Passage, long Number) : IComparable<Candidate>
{
    public int CompareTo(Candidate other) => Score != other.Score ? other.Score.CompareTo(Score) : Number.CompareTo(other.Number);

    public static bool operator <(Candidate left, Candidate right) => left.CompareTo(right) < 0;

    public static bool operator >(Candidate left, Candidate right) => left.CompareTo(right) > 0;

    public static bool operator <=(Candidate left, Candidate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Candidate left, Candidate right) => left.CompareTo(right) >= 0;
}
