using Assistant.Memory.Indexing;

namespace Assistant.Memory.Tests.Vectors;

/// <summary>Lets these passages through; all where none are named.</summary>
internal sealed class PassageSet(IReadOnlySet<long>? passages = null) : IPassageFilter
{
    public static PassageSet All { get; } = new();

    public long Count => passages?.Count ?? long.MaxValue;

    public bool Allows(long passage) => passages?.Contains(passage) ?? true;
}
