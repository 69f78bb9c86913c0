using Assistant.Memory.Indexing;

namespace Assistant.Vectors;

/// <summary>Lets every so many-th passage through.</summary>
internal sealed class Sample(int step) : IPassageFilter
{
    public long Count => 0;

    public static Sample Every(int step) => new(step);

    public bool Allows(long passage) => passage % step == 0;
}
