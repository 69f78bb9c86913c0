using Assistant.Models.Servers.Http;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>
/// Puts the data of server-sent events together from their lines (HTML Living Standard, section 9.2.6). Comments, ids and names of events
/// mean nothing here. Not thread-safe.
/// </summary>
internal sealed class EventData(CallFailures failures) : IDisposable
{
    private readonly ByteBuffer _data = new(1024);
    private bool _hasData;
    private bool _isRead;

    /// <summary>Takes a line; <see langword="true"/> where it completes an event with data.</summary>
    public bool Take(ReadOnlySpan<byte> line)
    {
        if (_isRead)
            Clear();
        if (line.IsEmpty)
            return _isRead = _hasData;
        if (!line.StartsWith("data"u8))
            return false;
        var value = line[4..];
        if (!value.IsEmpty)
        {
            if (value[0] != ':')
                return false; // a field whose name only begins so
            value = value[1..];
        }

        if (value.StartsWith(" "u8))
            value = value[1..];
        if (_hasData)
            _data.Add("\n"u8);
        _data.Add(value);
        _hasData = true;
        if (_data.Length > LineBuffer.DefaultMaxLineBytes)
            throw failures.Broken($"an event is longer than {LineBuffer.DefaultMaxLineBytes} bytes");
        return false;
    }

    /// <summary>The data of the event that was completed last, until the next line.</summary>
    public ReadOnlySpan<byte> Data => _data.Written;

    /// <summary>Completes an event that no blank line ended, as some servers leave the last one.</summary>
    public bool End()
    {
        if (_isRead)
            Clear();
        return _isRead = _hasData;
    }

    public void Dispose() => _data.Dispose();

    private void Clear()
    {
        _data.Clear();
        _hasData = _isRead = false;
    }
}
