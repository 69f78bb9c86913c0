using System.IO.MemoryMappedFiles;

namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>
/// A segment's file in memory, as the operating system pages it in; or its bytes, where it was never to be a file. Thread-safe for reading until it is
/// disposed.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private static readonly SegmentSection[] s_all = Enum.GetValues<SegmentSection>();
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _bytes;
    private readonly byte[]? _array;
    private readonly (long Start, int Length, uint Checksum)[] _sections = new (long, int, uint)[s_all.Max(section => (int)section) + 1];

    /// <summary>Opens the file and reads its table.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IndexDamagedException">It is not there, too short, damaged in its head, table or foot, or of another format.</exception>
    public MappedFile(string path)
    {
        try
        {
            Length = new FileInfo(path).Length;
            if (Length < SegmentFileWriter.HeadLength + SegmentFileWriter.FootLength)
                throw new IndexDamagedException($"{Path.GetFileName(path)} has only {Length} bytes");
            _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IndexDamagedException($"{Path.GetFileName(path)} cannot be opened ({exception.Message})", exception);
        }

        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
        _bytes += _view.PointerOffset;
        try
        {
            ReadTable(Path.GetFileName(path));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Takes bytes as <see cref="SegmentFileWriter"/> wrote them.</summary>
    /// <param name="name">What they are called in messages.</param>
    /// <param name="bytes">The bytes; not to be changed any more.</param>
    /// <exception cref="IndexDamagedException">As above.</exception>
    public MappedFile(string name, byte[] bytes)
    {
        (_array, Length) = (bytes, bytes.Length);
        if (Length < SegmentFileWriter.HeadLength + SegmentFileWriter.FootLength)
            throw new IndexDamagedException($"{name} has only {Length} bytes");
        ReadTable(name);
    }

    public long Length { get; }

    /// <summary>The bytes of a section.</summary>
    public ReadOnlySpan<byte> this[SegmentSection section]
    {
        get
        {
            ref readonly var place = ref _sections[(int)section];
            return Range(place.Start, place.Length);
        }
    }

    /// <summary>Compares a section with its checksum.</summary>
    /// <exception cref="IndexDamagedException">They differ.</exception>
    public void Verify(SegmentSection section)
    {
        if (Crc32C.Of(this[section]) != _sections[(int)section].Checksum)
            throw new IndexDamagedException($"the section {section} does not have its checksum");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }

    private void ReadTable(string name)
    {
        var foot = new ByteReader(Range(Length - SegmentFileWriter.FootLength, SegmentFileWriter.FootLength));
        var (start, count, checksum, length, magic) = (foot.Int64(), foot.Int32(), foot.UInt32(), foot.Int64(), (ulong)foot.Int64());
        var head = new ByteReader(Range(0, SegmentFileWriter.HeadLength));
        if ((ulong)head.Int64() != SegmentFileWriter.Magic || head.UInt32() != SegmentFileWriter.Version || magic != SegmentFileWriter.Magic)
            throw new IndexDamagedException($"{name} is no segment of this format");
        const int row = 24;
        if (length != Length || count is < 0 or > 1000 || start < 0 || start + ((long)count * row) + SegmentFileWriter.FootLength != Length)
            throw new IndexDamagedException($"{name} is not as long as it was written");
        var table = Range(start, count * row);
        if (Crc32C.Of(table) != checksum)
            throw new IndexDamagedException($"the table of {name} does not have its checksum");
        var rows = new ByteReader(table);
        for (var i = 0; i < count; i++)
        {
            var (section, sum, at, size) = ((SegmentSection)rows.UInt32(), rows.UInt32(), rows.Int64(), rows.Int64());
            if (at < 0 || size is < 0 or > int.MaxValue || at + size > Length)
                throw new IndexDamagedException($"the table of {name} points outside of it");
            if ((uint)section < (uint)_sections.Length)
                _sections[(int)section] = (at, (int)size, sum);
        }

        // Every section lies behind the head, so that one of the position 0 was not in the table.
        if (s_all.Any(section => _sections[(int)section].Start == 0))
            throw new IndexDamagedException($"{name} lacks a section");
    }

    private ReadOnlySpan<byte> Range(long start, int length) => _array is null ? new ReadOnlySpan<byte>(_bytes + start, length) : _array.AsSpan((int)start, length);
}
