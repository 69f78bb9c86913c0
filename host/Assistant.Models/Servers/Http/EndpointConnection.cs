using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Assistant.Models.Settings;
using Assistant.Walls.Egress;

namespace Assistant.Models.Servers.Http;

/// <summary>
/// The way to one endpoint and nowhere else: through the egress wall, with limits for connecting, for the first byte and for silence, with
/// the endpoint's key, and with every failure as a <see cref="ModelException"/>. Thread-safe.
/// </summary>
internal sealed class EndpointConnection : IDisposable
{
    private const int MaxErrorBytes = 64 * 1024;

    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly Uri _base;

    /// <summary>Makes the client of the endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="connector">Makes the connections.</param>
    /// <param name="time">The clock of the limits.</param>
    /// <param name="decorate">Stands between the client and the connection; tests put a script in its place.</param>
    /// <exception cref="ArgumentException">The endpoint's address is none.</exception>
    public EndpointConnection(EndpointOptions endpoint, EgressConnector connector, TimeProvider time, Func<HttpMessageHandler, HttpMessageHandler>? decorate = null)
    {
        if (!Uri.TryCreate(endpoint.Url.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            throw new ArgumentException($"“{endpoint.Url}” is no address of a model server: write it as http://host:11434, without name and password.", nameof(endpoint));
        // Host keeps the brackets of an IPv6 address, IdnHost the ASCII form of a name.
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        if (!EgressRule.TryParse(string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}"), out var rule, out var error))
            throw new ArgumentException(error, nameof(endpoint));
        Endpoint = endpoint;
        Name = EndpointName.Of(endpoint);
        _base = address;
        _time = time;
        _client = connector.CreateClient(new EgressPolicy("models", [rule], null), decorate, connector.Options with
        {
            ConnectTimeout = endpoint.ConnectLimit,
            MaxConnectionsPerServer = int.MaxValue, // Admission is the router's.
            MaxDrainBytes = 0, // An answer left early is one that the server shall stop writing.
        });
    }

    public EndpointOptions Endpoint { get; }

    /// <summary>The endpoint's name for messages.</summary>
    public string Name { get; }

    /// <summary>The endpoint's address.</summary>
    public Uri Address => _base;

    public TimeProvider Time => _time;

    /// <summary>The exceptions for calls of a model here.</summary>
    public CallFailures FailuresOf(string? model) => new(Name, model);

    /// <summary>Sends a request and waits for the headers of its answer, which must say success.</summary>
    /// <param name="path">The path behind the endpoint's address.</param>
    /// <param name="body">The JSON to post; <see langword="null"/> for GET.</param>
    /// <param name="failures">Makes the exceptions.</param>
    /// <param name="firstByteLimit">How long the first byte of the body may take.</param>
    /// <param name="cancellationToken">Closes the connection.</param>
    /// <returns>The answer, which the caller disposes.</returns>
    /// <exception cref="ModelException">The call failed.</exception>
    public async Task<Answer> OpenAsync(string path, ReadOnlyMemory<byte>? body, CallFailures failures, TimeSpan firstByteLimit, CancellationToken cancellationToken)
    {
        var watch = new SilenceWatch(_time, firstByteLimit, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(_base, path));
            if (body is { } json)
                request.Content = new ReadOnlyMemoryContent(json) { Headers = { ContentType = s_json } };
            request.Headers.Authorization = await EndpointKey.ReadAsync(Endpoint, failures, watch.Token);
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token);
            if (!response.IsSuccessStatusCode)
                throw failures.Refused(response.StatusCode, await WordsAsync(response, watch.Token), RetryAfter(response));
            return new Answer(response, await response.Content.ReadAsStreamAsync(watch.Token), watch, failures, Endpoint, cancellationToken)
            {
                MediaType = response.Content.Headers.ContentType?.MediaType,
            };
        }
        catch (Exception exception)
        {
            response?.Dispose();
            var translated = Translate(exception, watch, failures, hasBegun: false, Endpoint, cancellationToken);
            watch.Dispose();
            if (translated == exception)
                throw;
            throw translated;
        }
    }

    /// <summary>Asks and reads the whole answer.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public async Task<T> AskAsync<T>(string path, ReadOnlyMemory<byte>? body, CallFailures failures, TimeSpan firstByteLimit, ReadOnlySpanFunc<byte, T> read, CancellationToken cancellationToken)
    {
        using var answer = await OpenAsync(path, body, failures, firstByteLimit, cancellationToken);
        return await answer.ReadBodyAsync(bytes =>
        {
            try
            {
                return read(bytes);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
            {
                // Not as inner exception: its message may quote the answer.
                throw failures.Broken($"what /{path} answers is not the JSON that the API promises");
            }
        });
    }

    public void Dispose() => _client.Dispose();

    internal static Exception Translate(Exception exception, SilenceWatch watch, CallFailures failures, bool hasBegun, EndpointOptions endpoint, CancellationToken caller)
    {
        if (exception is ModelException)
            return exception;
        if (caller.IsCancellationRequested)
            return new OperationCanceledException(caller);
        return watch.HasExpired ? failures.Silent(watch.Limit, hasBegun) : failures.From(exception, hasBegun, endpoint.ConnectLimit);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - _time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // {"error":"…"}, {"error":{"message":"…"}} and {"message":"…"} alike: the words are only searched for known ones.
    private static async Task<string?> WordsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not ("application/json" or "text/plain"))
            return null;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var bytes = new byte[MaxErrorBytes];
            var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return System.Text.Encoding.UTF8.GetString(bytes, 0, count);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null; // The status says enough.
        }
    }
}
