namespace Assistant.Conversations.Exports.Pdf.Fonts;

/// <summary>The fonts of exports, which the program carries in itself.</summary>
internal static class ExportFonts
{
    private static readonly Lazy<TrueTypeFont> s_regular = new(() => Load("NotoSans-Regular"));
    private static readonly Lazy<TrueTypeFont> s_bold = new(() => Load("NotoSans-Bold"));

    public static TrueTypeFont Regular => s_regular.Value;

    public static TrueTypeFont Bold => s_bold.Value;

    /// <summary>A font file as it is shipped.</summary>
    public static byte[] File(string name)
    {
        using var resource = typeof(ExportFonts).Assembly.GetManifestResourceStream($"Fonts/{name}.woff")!;
        using var buffer = new MemoryStream();
        resource.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static TrueTypeFont Load(string name) => new(name, WoffReader.Read(File(name)));
}
