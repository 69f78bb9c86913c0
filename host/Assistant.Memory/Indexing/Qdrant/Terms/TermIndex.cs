using System.Text;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>Where a term stands in the sparse vector.</summary>
internal static class TermIndex
{
    /// <summary>
    /// The 32-bit FNV-1a hash (Fowler, Noll and Vo 1991) of its UTF-8 bytes. Of 300,000 terms some ten pairs share an index; their values are summed,
    /// which costs these twenty words a little precision and needs no numbering of terms that all hosts would have to agree on.
    /// </summary>
    /// <param name="term">As the analysis makes it.</param>
    public static uint Of(string term)
    {
        Span<byte> buffer = stackalloc byte[256];
        var bytes = Encoding.UTF8.GetMaxByteCount(term.Length) <= buffer.Length ? buffer[..Encoding.UTF8.GetBytes(term, buffer)] : Encoding.UTF8.GetBytes(term);
        var hash = 2166136261u;
        foreach (var value in bytes)
            hash = (hash ^ value) * 16777619u;
        return hash;
    }
}
