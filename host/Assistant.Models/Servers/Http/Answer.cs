using System.Runtime.CompilerServices;

namespace Assistant.Models.Servers.Http;

/// <summary>
/// An answer that comes in over time, line by line or as a whole. Disposed before its end it closes the connection, by which the server
/// stops generating. For one reader.
/// </summary>
internal sealed class Answer : IDisposable
{
    private const int MaxBodyBytes = 64 * 1024 * 1024;

    // How long the mark that ends the HTTP message may stay away after the answer's own end mark before the connection is given up.
    private static readonly TimeSpan s_endLimit = TimeSpan.FromMilliseconds(250);

    private readonly IDisposable _response;
    private readonly Stream _stream;
    private readonly SilenceWatch _watch;
    private readonly LineBuffer _lines;
    private readonly CallFailures _failures;
    private readonly EndpointOptions _endpoint;
    private readonly CancellationToken _caller;
    private bool _hasBegun;

    public Answer(IDisposable response, Stream stream, SilenceWatch watch, CallFailures failures, EndpointOptions endpoint, CancellationToken caller)
    {
        _response = response;
        _stream = stream;
        _watch = watch;
        _failures = failures;
        _endpoint = endpoint;
        _caller = caller;
        _lines = new LineBuffer(failures);
    }

    /// <summary>The media type of the body; <see langword="null"/> where the server says none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The next line that has come already.</summary>
    public bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        if (!_lines.TryRead(out line))
            return false;
        _watch.Hear();
        return true;
    }

    /// <summary>The line without an end at the end.</summary>
    public bool TryReadRest(out ReadOnlySpan<byte> line) => _lines.TryReadRest(out line);

    /// <summary>A piece of the answer itself has come: from now on the limit between pieces counts.</summary>
    public void Begin()
    {
        if (_hasBegun)
            return;
        _hasBegun = true;
        _watch.ChangeLimit(_endpoint.IdleLimit);
    }

    /// <summary>Waits for more; <see langword="false"/> at the end. Pooled, since it runs once for each token.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> FillAsync()
    {
        _watch.Wait();
        try
        {
            var count = await _stream.ReadAsync(_lines.Free(), _watch.Token);
            _lines.Add(count);
            return count > 0;
        }
        catch (Exception exception)
        {
            throw Translate(exception);
        }
    }

    /// <summary>Reads the end of the message, by which the connection can be used again. Never fails: the answer is complete.</summary>
    public async ValueTask EndAsync()
    {
        _watch.Wait();
        _watch.ChangeLimit(s_endLimit);
        try
        {
            while (await _stream.ReadAsync(_lines.Free(), _watch.Token) > 0)
            {
                // What comes after the end mark is left out.
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            // The connection is closed instead.
        }
    }

    /// <summary>Reads the body as a whole.</summary>
    /// <param name="read">Makes something of it.</param>
    public async Task<T> ReadBodyAsync<T>(ReadOnlySpanFunc<byte, T> read)
    {
        using var body = new ByteBuffer(4096);
        while (true)
        {
            _watch.Wait();
            int count;
            try
            {
                count = await _stream.ReadAsync(body.Free(), _watch.Token);
            }
            catch (Exception exception)
            {
                throw Translate(exception);
            }

            if (count == 0)
                return read(body.Written);
            Begin();
            _watch.Hear();
            body.Add(count);
            if (body.Length > MaxBodyBytes)
                throw _failures.Broken($"the answer is longer than {MaxBodyBytes} bytes");
        }
    }

    public void Dispose()
    {
        _response.Dispose();
        _lines.Dispose();
        _watch.Dispose();
    }

    private Exception Translate(Exception exception) => EndpointConnection.Translate(exception, _watch, _failures, _hasBegun, _endpoint, _caller);
}
