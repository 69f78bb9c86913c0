namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>
/// Writes the sections of a file one after the other: a head with magic and version, the sections at multiples of eight bytes, their table with a
/// checksum each, and a foot that says where the table is. Used by one thread.
/// </summary>
internal sealed class SegmentFileWriter
{
    public const ulong Magic = 0x0031_4745_5341_5341; // "ASASEG1"
    public const uint Version = 1;
    public const int HeadLength = 16;
    public const int FootLength = 32;

    private readonly Stream _stream;
    private readonly ByteWriter _table = new();
    private long _position;
    private long _start;
    private int _sections;
    private SegmentSection _section;
    private Crc32C _checksum;

    public SegmentFileWriter(Stream stream)
    {
        _stream = stream;
        var head = new ByteWriter(HeadLength);
        head.Int64(unchecked((long)Magic));
        head.UInt32(Version);
        head.UInt32(0);
        Put(head.Written);
    }

    /// <summary>How many bytes the section under way has.</summary>
    public long SectionLength => _position - _start;

    public void Begin(SegmentSection section)
    {
        Align();
        (_section, _start, _checksum) = (section, _position, new Crc32C());
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _checksum.Append(bytes);
        Put(bytes);
    }

    public void End()
    {
        // One section is read through one span.
        if (SectionLength > int.MaxValue - 8)
            throw new InvalidOperationException($"The section {_section} of a segment has {SectionLength} bytes; merges are to stay below two gigabytes.");
        _table.UInt32((uint)_section);
        _table.UInt32(_checksum.Value);
        _table.Int64(_start);
        _table.Int64(SectionLength);
        _sections++;
    }

    public void Add(SegmentSection section, ReadOnlySpan<byte> bytes)
    {
        Begin(section);
        Append(bytes);
        End();
    }

    public void Add<T>(SegmentSection section, ReadOnlySpan<T> values) where T : unmanaged =>
        Add(section, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));

    /// <summary>Writes the table and the foot.</summary>
    public void Finish()
    {
        Align();
        var table = _position;
        Put(_table.Written);
        var foot = new ByteWriter(FootLength);
        foot.Int64(table);
        foot.Int32(_sections);
        foot.UInt32(Crc32C.Of(_table.Written));
        foot.Int64(_position + FootLength);
        foot.Int64(unchecked((long)Magic));
        Put(foot.Written);
        _stream.Flush();
    }

    private void Align()
    {
        Span<byte> zeros = stackalloc byte[8];
        Put(zeros[..(int)(-_position & 7)]);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _position += bytes.Length;
    }
}
