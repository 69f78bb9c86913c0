namespace Assistant.Memory.Extraction;

/// <summary>What the bytes of a file are.</summary>
internal enum FileKind
{
    Empty,
    Pdf,
    Html,
    PlainText,
    Markdown,
    Image,

    /// <summary>An e-mail as a mail program saves it (.eml).</summary>
    Mail,

    /// <summary>Word, Excel, OpenDocument and other packages that are ZIP archives.</summary>
    ZipPackage,

    /// <summary>Word, Excel and PowerPoint up to 2003 (Compound File Binary).</summary>
    OldOffice,

    RichText,
    Archive,
    Unknown,
}
