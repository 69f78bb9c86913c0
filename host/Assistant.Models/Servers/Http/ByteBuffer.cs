using System.Buffers;

namespace Assistant.Models.Servers.Http;

/// <summary>Bytes that arrive in pieces, kept in a pooled array that grows. Not thread-safe.</summary>
internal sealed class ByteBuffer(int initialBytes) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(initialBytes);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Room for more, never empty.</summary>
    public Memory<byte> Free()
    {
        if (Length == _bytes.Length)
            Grow(Length + 1);
        return _bytes.AsMemory(Length);
    }

    /// <summary>So much of the room was filled.</summary>
    public void Add(int count) => Length += count;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length)
            Grow(Length + bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Clear() => Length = 0;

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
