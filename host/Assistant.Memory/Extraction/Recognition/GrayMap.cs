namespace Assistant.Memory.Extraction.Recognition;

/// <summary>Looks at a picture in the portable grey map format (PGM, “P5”, one byte a pixel).</summary>
internal static class GrayMap
{
    // A line of small print at 300 dpi has some thousand dark pixels; dust and the edge of a scan have fewer.
    private const int MinDarkPixels = 400;
    private const byte Dark = 128;

    /// <summary>Whether there is hardly a dark spot on it: an empty back page need not be read.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> picture)
    {
        var dark = 0;
        foreach (var pixel in picture)
        {
            if (pixel < Dark && ++dark >= MinDarkPixels)
                return false;
        }

        return true;
    }
}
