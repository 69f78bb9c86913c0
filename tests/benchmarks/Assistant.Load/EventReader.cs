using System.Text;

namespace Assistant.Load;

/// <summary>
/// Reads an answer with server-sent events as it comes from the socket: head, chunks, lines. Knows tokens by their pattern and parses no
/// JSON, which would cost more than what is measured.
/// </summary>
internal sealed class EventReader(bool isAgent, byte[] mark)
{
    private static readonly byte[] s_content = "\"content\":\""u8.ToArray();
    private static readonly byte[] s_delta = "TEXT_MESSAGE_CONTENT"u8.ToArray();
    private byte[] _raw = new byte[16 * 1024];
    private byte[] _line = new byte[4 * 1024];
    private int _rawCount;
    private int _lineCount;
    private long _chunkLeft;
    private bool _hasHead;
    private bool _isChunked;
    private bool _chunkEnds;

    public int Status { get; private set; }

    /// <summary>Whether the connection may carry another request after this answer.</summary>
    public bool KeepsAlive { get; private set; } = true;

    /// <summary>Events with text in them.</summary>
    public int Tokens { get; private set; }

    /// <summary>The end mark of the API was there.</summary>
    public bool HasEnd { get; private set; }

    public bool IsMarkedPartial { get; private set; }

    public string? Error { get; private set; }

    /// <summary>The whole answer was read.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Where the next bytes go.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (_rawCount == _raw.Length)
                Array.Resize(ref _raw, _raw.Length * 2);
            return _raw.AsMemory(_rawCount);
        }
    }

    /// <summary>For the next answer on the same connection.</summary>
    public void Reset()
    {
        (_rawCount, _lineCount, _chunkLeft, _hasHead, _isChunked, _chunkEnds) = (0, 0, 0, false, false, false);
        (Status, KeepsAlive, Tokens, HasEnd, IsMarkedPartial, Error, IsOver) = (0, true, 0, false, false, null, false);
    }

    public void Take(int count)
    {
        _rawCount += count;
        var rest = _raw.AsSpan(0, _rawCount);
        if (!_hasHead)
        {
            var end = rest.IndexOf("\r\n\r\n"u8);
            if (end < 0)
                return;
            ReadHead(Encoding.ASCII.GetString(rest[..(end + 2)]));
            rest = rest[(end + 4)..];
        }

        rest = _isChunked ? TakeChunks(rest) : TakeLength(rest);
        rest.CopyTo(_raw);
        _rawCount = rest.Length;
    }

    private void ReadHead(string head)
    {
        _hasHead = true;
        Status = int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        _isChunked = head.Contains("\r\nTransfer-Encoding: chunked\r\n", StringComparison.OrdinalIgnoreCase);
        KeepsAlive = !head.Contains("\r\nConnection: close\r\n", StringComparison.OrdinalIgnoreCase);
        var length = head.IndexOf("\r\nContent-Length: ", StringComparison.OrdinalIgnoreCase);
        if (length < 0)
            return;
        var value = head.AsSpan(length + "\r\nContent-Length: ".Length);
        _chunkLeft = long.Parse(value[..value.IndexOf('\r')], System.Globalization.CultureInfo.InvariantCulture);
        IsOver = _chunkLeft == 0;
    }

    private Span<byte> TakeLength(Span<byte> rest)
    {
        var taken = (int)Math.Min(_chunkLeft, rest.Length);
        TakeBody(rest[..taken]);
        _chunkLeft -= taken;
        if (_chunkLeft == 0)
        {
            TakeBody("\n"u8);
            IsOver = true;
        }

        return rest[taken..];
    }

    private Span<byte> TakeChunks(Span<byte> rest)
    {
        while (!IsOver)
        {
            if (_chunkLeft > 0)
            {
                var taken = (int)Math.Min(_chunkLeft, rest.Length);
                TakeBody(rest[..taken]);
                rest = rest[taken..];
                _chunkLeft -= taken;
                if (_chunkLeft > 0)
                    return rest;
                _chunkEnds = true;
            }

            var skipped = _chunkEnds ? 2 : 0;
            if (rest.Length < skipped)
                return rest;
            var end = rest[skipped..].IndexOf("\r\n"u8);
            if (end < 0)
                return rest;
            _chunkLeft = Hexadecimal(rest.Slice(skipped, end));
            if (_chunkLeft == 0)
            {
                // The last chunk and the blank line after it.
                if (rest.Length < skipped + end + 4)
                    return rest;
                TakeBody("\n"u8);
                IsOver = true;
                return rest[(skipped + end + 4)..];
            }

            _chunkEnds = false;
            rest = rest[(skipped + end + 2)..];
        }

        return rest;
    }

    private static long Hexadecimal(ReadOnlySpan<byte> digits) => System.Buffers.Text.Utf8Parser.TryParse(digits, out long value, out _, 'X') ? value : throw new IOException("A chunk without a size.");

    private void TakeBody(ReadOnlySpan<byte> body)
    {
        while (body.IndexOf((byte)'\n') is var end and >= 0)
        {
            if (_lineCount == 0)
            {
                TakeLine(body[..end]);
            }
            else
            {
                Keep(body[..end]);
                TakeLine(_line.AsSpan(0, _lineCount));
                _lineCount = 0;
            }

            body = body[(end + 1)..];
        }

        Keep(body);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        while (_lineCount + part.Length > _line.Length)
            Array.Resize(ref _line, _line.Length * 2);
        part.CopyTo(_line.AsSpan(_lineCount));
        _lineCount += part.Length;
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (Status != 200)
        {
            Error ??= Encoding.UTF8.GetString(line[..Math.Min(line.Length, 200)]);
            return;
        }

        if (!line.StartsWith("data:"u8))
            return;
        if (isAgent)
            TakeAgentEvent(line);
        else
            TakeChunk(line);
        IsMarkedPartial |= line.IndexOf(mark) >= 0;
    }

    private void TakeChunk(ReadOnlySpan<byte> line)
    {
        var at = line.IndexOf(s_content);
        if (at >= 0 && line[at + s_content.Length] != (byte)'"')
            Tokens++;
        else if (line.IndexOf("[DONE]"u8) >= 0)
            HasEnd = true;
        else if (line.IndexOf("\"error\":"u8) >= 0)
            Error ??= Encoding.UTF8.GetString(line[..Math.Min(line.Length, 200)]);
    }

    private void TakeAgentEvent(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf(s_delta) >= 0)
            Tokens++;
        else if (line.IndexOf("RUN_FINISHED"u8) >= 0)
            HasEnd = true;
        else if (line.IndexOf("RUN_ERROR"u8) >= 0)
            Error ??= Encoding.UTF8.GetString(line[..Math.Min(line.Length, 200)]);
    }
}
