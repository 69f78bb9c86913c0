using System.Reflection.Metadata;
using System.Text;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Forbidden types in the values of attributes: the compiler writes <c>typeof(X)</c> there as text (ECMA-335, II.23.3).</summary>
internal static class AttributeValues
{
    /// <summary>
    /// Every run of characters that could be a serialized name is taken out of the blob, so that no value hides behind a type that cannot be
    /// decoded. Longer prose that merely mentions a type is not taken for its name.
    /// </summary>
    public static IEnumerable<ForbiddenUse> Find(MetadataReader metadata, CustomAttribute attribute)
    {
        var blob = metadata.GetBlobBytes(attribute.Value);
        for (var start = 0; start < blob.Length;)
        {
            var at = IndexOfName(blob.AsSpan(start));
            if (at < 0)
                yield break;
            start += at;
            var length = LengthBefore(blob, start);
            foreach (var use in NamesInText.Find(Encoding.UTF8.GetString(blob, start, length)))
                yield return use;
            start += Math.Max(length, 1);
        }
    }

    private static int IndexOfName(ReadOnlySpan<byte> blob)
    {
        var system = blob.IndexOf("System."u8);
        var microsoft = blob.IndexOf("Microsoft."u8);
        return system < 0 || (microsoft >= 0 && microsoft < system) ? microsoft : system;
    }

    // SerString: the length as compressed integer stands before the text. Where it does not fit, the rest of the blob is looked at.
    private static int LengthBefore(byte[] blob, int start)
    {
        var left = blob.Length - start;
        if (start >= 1 && blob[start - 1] < 0x80 && blob[start - 1] <= left && blob[start - 1] > 6)
            return blob[start - 1];
        return start >= 2 && (blob[start - 2] & 0xC0) == 0x80 && (((blob[start - 2] & 0x3F) << 8) | blob[start - 1]) is var length && length <= left && length > 6 ? length : left;
    }
}
