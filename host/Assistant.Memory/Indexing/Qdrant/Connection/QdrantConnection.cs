using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Walls.Egress;

namespace Assistant.Memory.Indexing.Qdrant.Connection;

/// <summary>
/// The way to one Qdrant server and nowhere else: through the egress wall, with its key, with limits and repetitions, and with every failure as a
/// <see cref="QdrantException"/>. Thread-safe.
/// </summary>
internal sealed class QdrantConnection : IDisposable
{
    private const int MaxErrorBytes = 64 * 1024;
    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private static readonly TimeSpan s_connectLimit = TimeSpan.FromSeconds(2);
    private readonly QdrantOptions _options;
    private readonly TimeProvider _time;
    private readonly Lazy<(HttpClient Client, Uri Base)> _client;

    /// <summary>Opens nothing yet: a setting that cannot be used costs the requests, not the start.</summary>
    public QdrantConnection(QdrantOptions options, EgressConnector connector, TimeProvider time)
    {
        _options = options;
        _time = time;
        Failures = new QdrantFailures(Uri.TryCreate(options.Url, UriKind.Absolute, out var address) ? address.Authority : "an unusable address");
        _client = new(
            () =>
            {
                var target = QdrantAddress.Of(options, Failures);
                var own = connector.Options with { ConnectTimeout = options.Timeout < s_connectLimit ? options.Timeout : s_connectLimit, MaxConnectionsPerServer = 32 };
                return (connector.CreateClient(new EgressPolicy("memory", [target.Rule], null), own: own), target.Base);
            },
            LazyThreadSafetyMode.PublicationOnly);
    }

    public QdrantFailures Failures { get; }

    /// <summary>Sends a request until it is answered or the policy gives up.</summary>
    /// <param name="method">GET, PUT, POST, PATCH or DELETE.</param>
    /// <param name="path">Path and query behind the address.</param>
    /// <param name="body">JSON; <see langword="null"/> for none.</param>
    /// <param name="answer">What comes.</param>
    /// <param name="policy">How often and how long.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="QdrantException">It failed.</exception>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, ReadOnlyMemory<byte>? body, JsonTypeInfo<T> answer, RetryPolicy policy, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(method, path, body, answer, policy.Limit - _time.GetElapsedTime(started), policy.Limit, cancellationToken);
            }
            catch (QdrantException exception) when (policy.Pause(exception, attempt, policy.Limit - _time.GetElapsedTime(started)) is { } pause)
            {
                await Task.Delay(pause, _time, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Client.Dispose();
    }

    private async Task<T> AttemptAsync<T>(HttpMethod method, string path, ReadOnlyMemory<byte>? body, JsonTypeInfo<T> answer, TimeSpan left, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (left <= TimeSpan.Zero)
            throw Failures.Silent(limit);
        using var expiry = new CancellationTokenSource(left, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            var (client, address) = _client.Value;
            using var request = new HttpRequestMessage(method, new Uri(address, path));
            if (body is { } json)
                request.Content = new ReadOnlyMemoryContent(json) { Headers = { ContentType = s_json } };
            if (await ReadKeyAsync(both.Token) is { } key)
                request.Headers.TryAddWithoutValidation("api-key", key);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            await using var stream = await response.Content.ReadAsStreamAsync(both.Token);
            if (!response.IsSuccessStatusCode)
                throw Failures.Refused(response.StatusCode, await WordsAsync(stream, both.Token), RetryAfter(response));
            return await JsonSerializer.DeserializeAsync(stream, answer, both.Token) ?? throw new JsonException("The answer is null.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException exception) when (!expiry.IsCancellationRequested)
        {
            throw Failures.Create(QdrantFailure.Unreachable, "no connection in time", "Start it, or correct Assistant:Memory:Qdrant:Url; a firewall may also be in the way.", exception);
        }
        catch (OperationCanceledException)
        {
            throw Failures.Silent(limit);
        }
        catch (Exception exception) when (exception is not QdrantException)
        {
            throw Failures.From(exception);
        }
    }

    private async ValueTask<string?> ReadKeyAsync(CancellationToken cancellationToken)
    {
        string? key;
        if (string.IsNullOrWhiteSpace(_options.ApiKeyFile))
        {
            key = Environment.GetEnvironmentVariable(QdrantOptions.ApiKeyVariable)?.Trim();
            if (string.IsNullOrEmpty(key))
                return null;
        }
        else
        {
            try
            {
                key = (await File.ReadAllTextAsync(_options.ApiKeyFile, cancellationToken)).Trim();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                throw Failures.Misconfigured($"the key file {_options.ApiKeyFile} cannot be read", "Correct Assistant:Memory:Qdrant:ApiKeyFile, and the file's rights.", exception);
            }
        }

        return key.Length > 0 && key.All(c => c is > ' ' and < '\x7f')
            ? key
            : throw Failures.Misconfigured("there is no key where one should be", $"Write it into Assistant:Memory:Qdrant:ApiKeyFile or {QdrantOptions.ApiKeyVariable}, on one line.");
    }

    private static async Task<string> WordsAsync(Stream stream, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxErrorBytes];
        try
        {
            var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return JsonSerializer.Deserialize(bytes.AsSpan(0, count), QdrantJson.Default.QdrantError)?.Status?.Error ?? "";
        }
        catch (Exception exception) when (exception is JsonException or IOException or HttpRequestException)
        {
            return ""; // A proxy's words, or none: the status says enough.
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - _time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
