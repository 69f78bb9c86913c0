using System.Buffers;

namespace Assistant.Memory.Extraction.Children;

/// <summary>Reads a pipe into memory up to a limit.</summary>
internal sealed class BoundedReader(int maxBytes) : IDisposable
{
    private const int BlockBytes = 32 << 10;
    private readonly MemoryStream _bytes = new();

    /// <summary>What was read so far. Not to be called while a read is under way.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);

    /// <summary>Reads to the end or to the limit.</summary>
    /// <param name="pipe">The pipe.</param>
    /// <param name="drain">Whether what exceeds the limit is read and dropped, so that the writer does not block.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns><see langword="false"/> where the limit was exceeded.</returns>
    public async Task<bool> ReadAsync(Stream pipe, bool drain, CancellationToken cancellationToken)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            var within = true;
            while (await pipe.ReadAsync(block.AsMemory(0, BlockBytes), cancellationToken) is var read and > 0)
            {
                var room = maxBytes - (int)_bytes.Length;
                _bytes.Write(block, 0, Math.Min(read, room));
                within &= read <= room;
                if (!within && !drain)
                    return false;
            }

            return within;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    public void Dispose() => _bytes.Dispose();
}
