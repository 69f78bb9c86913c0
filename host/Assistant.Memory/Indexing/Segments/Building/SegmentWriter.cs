using System.Runtime.InteropServices;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Postings;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>
/// Writes a segment: first the terms in ascending order with their postings, then the forward texts of all passages and of all titles, then the
/// columns. Used by one thread.
/// </summary>
internal sealed class SegmentWriter
{
    private readonly SegmentFileWriter _file;
    private readonly SegmentColumns _columns;
    private readonly TermDictionaryWriter _terms = new();
    private readonly PostingListEncoder _encoder = new();
    private readonly ByteWriter _list = new(4096);
    private readonly List<int> _forward = [];
    private int _forwardIds;

    public SegmentWriter(Stream stream, SegmentColumns columns)
    {
        _file = new SegmentFileWriter(stream);
        _columns = columns;
        _file.Begin(SegmentSection.Postings);
    }

    public void AddTerm(ReadOnlySpan<byte> term, int forwardId, ReadOnlySpan<int> passages, ReadOnlySpan<ushort> frequencies)
    {
        _forwardIds = Math.Max(_forwardIds, forwardId + 1);
        _list.Clear();
        _encoder.Encode(passages, frequencies, CollectionsMarshal.AsSpan(_columns.Lengths), _list);
        _terms.Add(term, passages.Length, forwardId, _file.SectionLength, _list.Length);
        _file.Append(_list.Written);
    }

    public void EndTerms()
    {
        _file.End();
        _terms.Write(_file);
        _file.Begin(SegmentSection.Forward);
    }

    /// <summary>The next passage's heading and text, or the next document's title.</summary>
    public void AddForward(ReadOnlySpan<byte> codes)
    {
        _forward.Add(checked((int)_file.SectionLength));
        _file.Append(codes);
    }

    public void Finish()
    {
        _forward.Add(checked((int)_file.SectionLength));
        _file.End();
        _file.Add<int>(SegmentSection.ForwardOffsets, CollectionsMarshal.AsSpan(_forward));
        _columns.Write(_file, _terms.Count, _forwardIds);
        _file.Finish();
    }
}
