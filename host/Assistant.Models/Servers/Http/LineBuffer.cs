using System.Buffers;

namespace Assistant.Models.Servers.Http;

/// <summary>
/// Cuts bytes, in whatever pieces they arrive, into lines that end in LF, CRLF or CR, as NDJSON and server-sent events have them. A byte
/// order mark before the first line is left out. Each byte is looked at once. Not thread-safe.
/// </summary>
/// <remarks>System.Net.ServerSentEvents is not used: its lines have no limit, and it hides the comments by which a server shows life.</remarks>
internal sealed class LineBuffer(CallFailures failures, int maxLineBytes = LineBuffer.DefaultMaxLineBytes) : IDisposable
{
    public const int DefaultMaxLineBytes = 16 * 1024 * 1024;

    private const int InitialBytes = 4096;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _start;
    private int _scanned;
    private int _end;
    private bool _afterCarriageReturn;
    private bool _pastFirstLine;

    /// <summary>The next complete line, without its end. The span holds until the next call of any member.</summary>
    /// <exception cref="ModelException">The line is too long.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        if (_afterCarriageReturn && _start < _end)
        {
            _afterCarriageReturn = false;
            if (_bytes[_start] == '\n')
                _scanned = ++_start;
        }

        var found = _bytes.AsSpan(_scanned, _end - _scanned).IndexOfAny((byte)'\n', (byte)'\r');
        var end = found < 0 ? _end : _scanned + found;
        if (end - _start > maxLineBytes)
            throw failures.Broken($"a line is longer than {maxLineBytes} bytes");
        if (found < 0)
        {
            _scanned = _end;
            line = default;
            return false;
        }

        line = Take(end);
        _afterCarriageReturn = _bytes[end] == '\r';
        _start = _scanned = end + 1;
        return true;
    }

    /// <summary>What stands after the last line end once no more bytes come.</summary>
    public bool TryReadRest(out ReadOnlySpan<byte> line)
    {
        line = Take(_end);
        _start = _scanned = _end;
        return line.Length > 0;
    }

    /// <summary>Room for more bytes, never empty.</summary>
    public Memory<byte> Free()
    {
        if (_start == _end)
        {
            _start = _scanned = _end = 0;
        }
        else if (_end == _bytes.Length)
        {
            var target = _start > 0 ? _bytes : ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            _bytes.AsSpan(_start, _end - _start).CopyTo(target);
            if (target != _bytes)
                ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = target;
            _scanned -= _start;
            _end -= _start;
            _start = 0;
        }

        return _bytes.AsMemory(_end);
    }

    /// <summary>So much of the room was filled.</summary>
    public void Add(int count) => _end += count;

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        _start = _scanned = _end = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private ReadOnlySpan<byte> Take(int end)
    {
        ReadOnlySpan<byte> line = _bytes.AsSpan(_start, end - _start);
        if (_pastFirstLine)
            return line;
        _pastFirstLine = true;
        return line.StartsWith("\uFEFF"u8) ? line[3..] : line;
    }
}
