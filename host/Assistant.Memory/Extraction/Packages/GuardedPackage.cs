using System.IO.Compression;
using System.Xml;

namespace Assistant.Memory.Extraction.Packages;

/// <summary>
/// An Office document as the ZIP archive of XML parts that it is (ISO/IEC 29500-2, OpenDocument 1.3 part 2), opened under limits: entries,
/// unpacked bytes, ratio, length of a token, depth. No document type is read and nothing outside the archive is ever opened.
/// </summary>
/// <remarks>
/// Why not DocumentFormat.OpenXml and ExcelDataReader: both build what they read in memory (styles, relationships, shared strings) before a
/// limit of ours could end them. Read as a stream, a part costs no more than its longest token.
/// </remarks>
internal sealed class GuardedPackage : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly ExtractionOptions _options;
    private readonly ReadingBudget _budget;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    private GuardedPackage(ZipArchive archive, ExtractionOptions options, ReadingBudget budget)
    {
        _archive = archive;
        _options = options;
        _budget = budget;
        foreach (var entry in archive.Entries)
            _entries.TryAdd(entry.FullName.TrimStart('/'), entry);
    }

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <exception cref="ExtractionFailedException">It is damaged, or too much.</exception>
    public static GuardedPackage Open(Stream stream, ExtractionOptions options, ReadingBudget budget)
    {
        ZipDirectory.Check(stream, options.MaxPackageEntries);
        try
        {
            return new GuardedPackage(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true), options, budget);
        }
        catch (InvalidDataException exception)
        {
            throw new ExtractionFailedException(Failures.Broken(exception.Message));
        }
    }

    public bool Contains(string name) => _entries.ContainsKey(name);

    /// <summary>The first bytes of a part as text; empty where there is none.</summary>
    public string Head(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return "";
        using var part = Open(entry);
        var bytes = new byte[200];
        return System.Text.Encoding.Latin1.GetString(bytes, 0, part.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }

    /// <summary>Walks through a part.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="visit">Called for each node; the visitor may read on or skip, but not close.</param>
    /// <returns><see langword="false"/> where there is no such part.</returns>
    /// <exception cref="ExtractionFailedException">It is damaged, or too much.</exception>
    public bool Read(string name, Action<XmlReader> visit)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return false;
        try
        {
            using var part = Open(entry);
            using var reader = XmlReader.Create(part, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersInDocument = _options.MaxUnpackedBytes,
            });
            while (!_budget.IsFull && reader.Read())
            {
                _budget.Spend();
                if (reader.Depth > _options.MaxMarkupDepth)
                    throw new ExtractionFailedException(Failures.TooDeep(_options.MaxMarkupDepth));
                visit(reader);
            }

            return true;
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            throw new ExtractionFailedException(Failures.Broken($"{name}: {exception.Message}"));
        }
    }

    public void Dispose() => _archive.Dispose();

    private UnpackingStream Open(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            throw new ExtractionFailedException(Failures.Encrypted());
        return new UnpackingStream(entry.Open(), Unpacked(entry.CompressedLength));
    }

    // The sizes that the archive states are a stranger's word; what counts is what comes out.
    private Action<int> Unpacked(long packed)
    {
        const int always = 8 << 20;
        var part = 0L;
        return count =>
        {
            part += count;
            _unpacked += count;
            if (_unpacked > _options.MaxUnpackedBytes)
                throw new ExtractionFailedException(Failures.Unpacks(_options.MaxUnpackedBytes));
            if (part > always && part > packed * _options.MaxUnpackedRatio)
                throw new ExtractionFailedException(Failures.UnpacksTimes(_options.MaxUnpackedRatio));
            _budget.Check();
        };
    }
}
