namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>Lengths of fields in one byte, as search engines keep them: exact up to 63, then eight steps for each doubling (an error of at most 9 percent).</summary>
internal static class LengthCode
{
    private const int Exact = 64;
    private const int StepsPerDoubling = 8;
    private static readonly int[] s_lengths = [.. Enumerable.Range(0, 256).Select(Length)];

    public static byte Encode(int length)
    {
        if (length < Exact)
            return (byte)Math.Max(length, 0);
        var code = Array.BinarySearch(s_lengths, length);
        return (byte)(code >= 0 ? code : Math.Min(~code - 1, 255));
    }

    /// <summary>The shortest length of the code.</summary>
    public static int Decode(byte code) => s_lengths[code];

    private static int Length(int code) =>
        code < Exact ? code : (int)Math.Min(int.MaxValue, Math.Ceiling(Exact * Math.Pow(2, (code - Exact) / (double)StepsPerDoubling)));
}
