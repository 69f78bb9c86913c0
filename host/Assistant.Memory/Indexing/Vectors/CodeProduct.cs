using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Assistant.Memory.Indexing.Vectors;

/// <summary>
/// The scalar product of unsigned and signed bytes, exact: 254 · 127 · 65,536 numbers still fit into 32 bits. Which way is taken, the
/// compiler decides once for the processor.
/// </summary>
internal static class CodeProduct
{
    /// <summary>Both sides are as long as a multiple of this.</summary>
    public const int Step = 32;

    /// <summary>The product.</summary>
    /// <param name="codes">One side.</param>
    /// <param name="query">The other, of the same length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ReadOnlySpan<byte> codes, ReadOnlySpan<sbyte> query)
    {
        if (AvxVnni.IsSupported)
            return Vnni(codes, query);
        return Avx2.IsSupported ? Wide(codes, query) : Portable(codes, query);
    }

    internal static int Vnni(ReadOnlySpan<byte> codes, ReadOnlySpan<sbyte> query)
    {
        var sum = Vector256<int>.Zero;
        ref var left = ref MemoryMarshal.GetReference(codes);
        ref var right = ref MemoryMarshal.GetReference(query);
        for (nuint at = 0; at < (nuint)codes.Length; at += Step)
            sum = AvxVnni.MultiplyWideningAndAdd(sum, Vector256.LoadUnsafe(ref left, at), Vector256.LoadUnsafe(ref right, at));
        return Vector256.Sum(sum);
    }

    // VPMADDUBSW would be shorter, but cuts off at 16 bits.
    internal static int Wide(ReadOnlySpan<byte> codes, ReadOnlySpan<sbyte> query)
    {
        var sum = Vector256<int>.Zero;
        ref var left = ref MemoryMarshal.GetReference(codes);
        ref var right = ref MemoryMarshal.GetReference(query);
        for (nuint at = 0; at < (nuint)codes.Length; at += Step / 2)
        {
            var first = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref left, at));
            var second = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref right, at));
            sum += Avx2.MultiplyAddAdjacent(first, second);
        }

        return Vector256.Sum(sum);
    }

    internal static int Portable(ReadOnlySpan<byte> codes, ReadOnlySpan<sbyte> query)
    {
        var (sum, at) = (Vector<int>.Zero, 0);
        for (; at <= codes.Length - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(codes[at..]), out var low, out var high);
            Vector.Widen(new Vector<sbyte>(query[at..]), out var queryLow, out var queryHigh);
            sum += Products(Vector.AsVectorInt16(low), queryLow) + Products(Vector.AsVectorInt16(high), queryHigh);
        }

        var rest = Vector.Sum(sum);
        for (; at < codes.Length; at++)
            rest += codes[at] * query[at];
        return rest;
    }

    private static Vector<int> Products(Vector<short> first, Vector<short> second)
    {
        Vector.Widen(first, out var firstLow, out var firstHigh);
        Vector.Widen(second, out var secondLow, out var secondHigh);
        return (firstLow * secondLow) + (firstHigh * secondHigh);
    }
}
