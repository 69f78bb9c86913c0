// Measures the servers on this machine from outside; EgressHandler and HttpClient would cost more than what is measured.
#pragma warning disable RS0030
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Assistant.Load;

/// <summary>One stream after the other over one connection.</summary>
internal sealed class LoadWorker(LoadArguments arguments, int number, Tally tally)
{
    // Who was refused and comes back at once would measure refusals.
    private static readonly TimeSpan s_afterFailure = TimeSpan.FromMilliseconds(250);

    private readonly EventReader _reader = new(arguments.IsAgent, Encoding.UTF8.GetBytes(arguments.Mark));
    private int _turn;

    public async Task RunAsync(TimeSpan delay, Func<bool> goesOn, CancellationToken cancellationToken)
    {
        await Task.Delay(delay, TimeProvider.System, cancellationToken);
        Socket? socket = null;
        try
        {
            do
            {
                if (socket is null || !_reader.KeepsAlive)
                {
                    socket?.Dispose();
                    socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                }

                var result = await StreamAsync(socket, cancellationToken);
                tally.Add(result);
                if (result.End == StreamEnd.Failed)
                {
                    socket.Dispose();
                    socket = null;
                    await Task.Delay(s_afterFailure, TimeProvider.System, cancellationToken);
                }
            }
            while (goesOn());
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private async Task<StreamResult> StreamAsync(Socket socket, CancellationToken cancellationToken)
    {
        _reader.Reset();
        tally.Open();
        var (begun, first) = (TimeProvider.System.GetTimestamp(), (TimeSpan?)null);
        string? error = null;
        try
        {
            if (!socket.Connected)
                await socket.ConnectAsync(arguments.Url.Host, arguments.Url.Port, cancellationToken);
            await socket.SendAsync(Request(), SocketFlags.None, cancellationToken);
            while (!_reader.IsOver)
            {
                var count = await socket.ReceiveAsync(_reader.Free, SocketFlags.None, cancellationToken);
                if (count == 0)
                {
                    error = "The connection ended before the answer.";
                    break;
                }

                var before = _reader.Tokens;
                _reader.Take(count);
                var now = TimeProvider.System.GetTimestamp();
                if (before == 0 && _reader.Tokens > 0)
                    first = TimeProvider.System.GetElapsedTime(begun, now);
                tally.AddTokens(_reader.Tokens - before, now);
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            error = exception.Message;
        }
        finally
        {
            tally.Close();
        }

        error ??= _reader.Status != 200 ? $"{_reader.Status} {_reader.Error}" : _reader.Error;
        var end = _reader switch
        {
            { IsMarkedPartial: true } => StreamEnd.Partial,
            // The OpenAI-compatible API has no other mark than an error that is said, and no end mark after it.
            { Error: not null, Tokens: > 0, HasEnd: false } when !arguments.IsAgent => StreamEnd.Partial,
            { HasEnd: true } when error is null => StreamEnd.Finished,
            _ => StreamEnd.Failed,
        };
        return new StreamResult(end, begun, first, _reader.Tokens, end == StreamEnd.Failed ? error ?? "The stream ended without its end mark." : null);
    }

    private byte[] Request()
    {
        var body = arguments.IsAgent ? AgentBody() : ChatBody();
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {arguments.Url.PathAndQuery} HTTP/1.1\r\nHost: {arguments.Url.Authority}\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private byte[] ChatBody()
    {
        var limit = arguments.Tokens is { } tokens ? string.Create(CultureInfo.InvariantCulture, $",\"max_tokens\":{tokens}") : "";
        return Encoding.UTF8.GetBytes($$"""{"model":{{Quote(arguments.Model)}},"stream":true{{limit}},"messages":[{"role":"user","content":{{Quote(arguments.Question)}}}]}""");
    }

    private byte[] AgentBody()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"load-{Environment.ProcessId}-{number}-{_turn++}");
        var city = arguments.City is null ? "" : $"\"city\":{Quote(arguments.City)}";
        return Encoding.UTF8.GetBytes(
            $$$"""{"threadId":"{{{id}}}","runId":"{{{id}}}","state":{},"messages":[{"id":"m-{{{id}}}","role":"user","content":{{{Quote(arguments.Question)}}}}],"tools":[],"context":[],"forwardedProps":{{{{city}}}}}""");
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
