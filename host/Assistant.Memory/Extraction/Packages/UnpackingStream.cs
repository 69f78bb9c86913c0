namespace Assistant.Memory.Extraction.Packages;

/// <summary>Counts what an entry unpacks to, and refuses XML whose single tokens are too long to be held.</summary>
internal sealed class UnpackingStream(Stream entry, Action<int> unpacked) : Stream
{
    // Every token of XML, be it a name, an attribute or a text, ends before or at the next “<”.
    private const int MaxTokenBytes = 4 << 20;
    private int _sinceMarkup;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = entry.Read(buffer);
        var last = buffer[..read].LastIndexOf((byte)'<');
        _sinceMarkup = last < 0 ? _sinceMarkup + read : read - last;
        if (_sinceMarkup > MaxTokenBytes)
            throw new ExtractionFailedException(Failures.LongToken(MaxTokenBytes));
        unpacked(read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            entry.Dispose();
        base.Dispose(disposing);
    }
}
