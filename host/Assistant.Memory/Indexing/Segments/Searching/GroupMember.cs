using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>A term of a group.</summary>
/// <param name="Entries">Its entry in each segment of the city; of no passages where it does not stand there.</param>
/// <param name="Passages">In how many passages of the city it stands.</param>
/// <param name="Idf">Its inverse document frequency in the city.</param>
/// <param name="Boost">What it counts.</param>
/// <param name="Weight">What it scores.</param>
internal sealed record GroupMember(TermEntry[] Entries, long Passages, double Idf, double Boost, TermWeight Weight);
