namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>The lengths of a passage's fields as codes of one byte each in one number.</summary>
internal static class FieldLengths
{
    public static uint Pack(int text, int heading, int title) =>
        (uint)(LengthCode.Encode(text) | (LengthCode.Encode(heading) << 8) | (LengthCode.Encode(title) << 16));

    public static byte Text(uint lengths) => (byte)lengths;

    public static byte Heading(uint lengths) => (byte)(lengths >> 8);

    public static byte Title(uint lengths) => (byte)(lengths >> 16);

    /// <summary>The shorter one of each field.</summary>
    public static uint Min(uint a, uint b) =>
        Math.Min(a & 0xFF, b & 0xFF) | Math.Min(a & 0xFF00, b & 0xFF00) | Math.Min(a & 0xFF0000, b & 0xFF0000);
}
