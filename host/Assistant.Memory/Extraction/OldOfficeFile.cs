namespace Assistant.Memory.Extraction;

/// <summary>Names what lies in a Compound File Binary (MS-CFB) by the streams in it, so that the refusal can name the way out.</summary>
internal static class OldOfficeFile
{
    private const int BlockBytes = 1 << 20;
    private const int MaxBytes = 64 << 20;
    private const int Overlap = 64;

    private static readonly (byte[] Stream, Func<ExtractedText> Outcome)[] Kinds =
    [
        (Name("EncryptedPackage"), Failures.Encrypted),
        (Name("WordDocument"), static () => Failures.Unsupported("a Word document of the format before 2007 (.doc)", "Word document (.docx) or PDF")),
        (Name("PowerPoint Document"), static () => Failures.Unsupported("a PowerPoint presentation of the format before 2007 (.ppt)")),
        (Name("Workbook"), static () => Failures.Unsupported("an Excel workbook of the format before 2007 (.xls)", "Excel workbook (.xlsx) or PDF")),
        (Name("__properties_version1.0"), static () => Failures.Unsupported("an Outlook message (.msg)", "e-mail (.eml) or PDF")),
    ];

    public static async Task<ExtractedText> RefuseAsync(FileStream file, CancellationToken cancellationToken)
    {
        var block = new byte[BlockBytes];
        for (var at = 0L; at < Math.Min(file.Length, MaxBytes); at += BlockBytes - Overlap)
        {
            file.Seek(at, SeekOrigin.Begin);
            var read = await file.ReadAtLeastAsync(block, BlockBytes, throwOnEndOfStream: false, cancellationToken);
            foreach (var (stream, outcome) in Kinds)
            {
                if (block.AsSpan(0, read).IndexOf(stream) >= 0)
                    return outcome();
            }
        }

        return Failures.Unsupported("an Office document of the format before 2007 (.doc, .xls, .ppt)");
    }

    // Names of streams are UTF-16 (MS-CFB, 2.6.1).
    private static byte[] Name(string name) => System.Text.Encoding.Unicode.GetBytes(name);
}
