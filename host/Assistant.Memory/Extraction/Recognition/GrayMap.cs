namespace Assistant.Memory.Extraction.Recognition;

/// <summary>Looks at a picture in the portable grey map format (PGM, “P5”, one byte a pixel).</summary>
internal static class GrayMap
{
    // A line of small print at 300 dpi has some thousand dark pixels; dust and the edge of a scan have fewer.
    private const int MinDarkPixels = 400;
    private const byte Dark = 128;

    // In a thumbnail a line of print is no more than a grey shade.
    private const int MinShadedPixels = 4;
    private const byte Shaded = 245;

    /// <summary>The longer side of the thumbnail that <see cref="IsEmpty"/> looks at.</summary>
    public const int ThumbnailPixels = 256;

    /// <summary>Whether there is nothing at all on a thumbnail.</summary>
    public static bool IsEmpty(ReadOnlySpan<byte> picture) => Fewer(Body(picture), Shaded, MinShadedPixels);

    /// <summary>Whether there is hardly a dark spot on it: an empty back page need not be read.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> picture) => Fewer(Body(picture), Dark, MinDarkPixels);

    private static bool Fewer(ReadOnlySpan<byte> pixels, byte below, int limit)
    {
        var count = 0;
        foreach (var pixel in pixels)
        {
            if (pixel < below && ++count >= limit)
                return false;
        }

        return true;
    }

    // Three lines before the pixels: “P5”, width and height, the largest value.
    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> picture)
    {
        for (var line = 0; line < 3; line++)
            picture = picture[(picture.IndexOf((byte)'\n') + 1)..];
        return picture;
    }
}
