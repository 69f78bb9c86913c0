using System.Numerics;
using System.Runtime.InteropServices;

namespace Assistant.Memory.Indexing.Vectors;

/// <summary>Lengths and products of vectors of floating-point numbers.</summary>
internal static class VectorMath
{
    /// <summary>The scalar product.</summary>
    public static float Dot(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var (sum, at) = (Vector<float>.Zero, 0);
        for (; at <= first.Length - Vector<float>.Count; at += Vector<float>.Count)
            sum += new Vector<float>(first[at..]) * new Vector<float>(second[at..]);
        var rest = Vector.Sum(sum);
        for (; at < first.Length; at++)
            rest += first[at] * second[at];
        return rest;
    }

    /// <summary>Brings a vector to length 1 (L2), where the scalar product of two is the cosine of their angle.</summary>
    /// <returns>Whether it could: neither zero nor without end.</returns>
    public static bool TryNormalize(Span<float> vector)
    {
        var length = Math.Sqrt(SquaredLength(vector));
        if (!double.IsFinite(length) || length <= 0)
            return false;
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (float)(vector[i] / length);
        return true;
    }

    /// <summary>Widens numbers of 16 bits.</summary>
    public static void Widen(ReadOnlySpan<Half> source, Span<float> target)
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = (float)source[i];
    }

    /// <summary>A vector of length 1 as the bytes that are kept of it: numbers of 16 bits, little-endian.</summary>
    /// <returns><see langword="null"/> where it has no direction.</returns>
    public static byte[]? Pack(ReadOnlySpan<float> vector)
    {
        var unit = vector.ToArray();
        if (!TryNormalize(unit))
            return null;
        var packed = new byte[unit.Length * sizeof(ushort)];
        var halves = MemoryMarshal.Cast<byte, Half>(packed.AsSpan());
        for (var i = 0; i < unit.Length; i++)
            halves[i] = (Half)unit[i];
        return packed;
    }

    /// <summary>The numbers of <see cref="Pack"/>.</summary>
    public static Half[] Unpack(ReadOnlySpan<byte> packed) => MemoryMarshal.Cast<byte, Half>(packed).ToArray();

    private static double SquaredLength(ReadOnlySpan<float> vector)
    {
        var sum = 0.0;
        foreach (var value in vector)
            sum += (double)value * value;
        return sum;
    }
}
