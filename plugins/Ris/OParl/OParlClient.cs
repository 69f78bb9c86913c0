using System.Text;
using System.Text.Json;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>
/// Asks an OParl server. Retries, rate limit and robots.txt are the host's, inside the <see cref="HttpClient"/>: a request that fails here
/// has failed for good. Thread-safe.
/// </summary>
internal sealed class OParlClient
{
    private const int MaxBytes = 64 << 20;

    // Below the five minutes that the host gives a source for one change, so that a list breaks off with a reason instead.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly HttpClient _http;
    private readonly TimeProvider _timeProvider;

    public OParlClient(HttpClient http, RisSettings settings, TimeProvider timeProvider)
    {
        _http = http;
        _timeProvider = timeProvider;
        if (!Uri.TryCreate(settings.Oparl, UriKind.Absolute, out var entry) || entry.Scheme is not ("http" or "https"))
            throw new PluginException("The setting “oparl” is no http or https address. Enter the address of the OParl system in the city pack.");
        Entry = entry;
        Addresses = new OParlAddress(entry);
    }

    /// <summary>The address that the operator entered.</summary>
    public Uri Entry { get; }

    /// <summary>Reads the server's links.</summary>
    public OParlAddress Addresses { get; }

    /// <summary>Asks for one object. The caller disposes the answer.</summary>
    public async Task<Answer> GetAsync(string id, CancellationToken cancellationToken) =>
        Addresses.Resolve(id) is { } address
            ? await GetAsync(address, cancellationToken)
            : Answer.Without(AnswerKind.Failed, Entry, status: null, $"“{id}” is no http or https address");

    /// <inheritdoc cref="GetAsync(string, CancellationToken)"/>
    public async Task<Answer> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("application/json");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = (int)response.StatusCode;
            return status switch
            {
                404 => Answer.Without(AnswerKind.Missing, address, status, "the server answers 404 Not Found"),
                410 => Answer.Without(AnswerKind.Gone, address, status, "the server answers 410 Gone"),
                401 or 403 => Answer.Without(AnswerKind.Locked, address, status, $"the server answers {status}: not public"),
                >= 200 and < 300 => Read(address, status, await ContentAsync(response, either.Token)),
                _ => Answer.Without(AnswerKind.Failed, address, status, $"the server answers {status} {response.ReasonPhrase}"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Answer.Without(AnswerKind.Failed, address, status: null, $"no complete answer within {Limit.TotalMinutes} minutes");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Answer.Without(AnswerKind.Failed, address, status: null, Reason(exception));
        }
    }

    /// <summary>The message with its cause, unless it says that already; without the full stop, because a sentence goes on.</summary>
    private static string Reason(Exception exception)
    {
        var message = exception.Message.TrimEnd('.');
        return exception.InnerException is { } inner && !message.Contains(inner.Message.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)
            ? $"{message} ({inner.Message.TrimEnd('.')})"
            : message;
    }

    private static Answer Read(Uri address, int status, ReadOnlyMemory<byte> content)
    {
        if (TolerantJson.IsMarkup(content.Span))
            return Answer.Without(AnswerKind.Failed, address, status, "the server sent an HTML page in place of JSON");
        if (content.Length < 200 && Encoding.UTF8.GetString(content.Span).Contains("OParl is not active", StringComparison.OrdinalIgnoreCase))
            return Answer.Without(AnswerKind.Inactive, address, status, "the server says “OParl is not active.”");
        try
        {
            var document = TolerantJson.Parse(content);
            if (document.RootElement.TypeName() is not "Error")
                return Answer.Json(address, status, document);
            using (document)
                return Answer.Without(AnswerKind.Failed, address, status, $"the server sent an error object: {document.RootElement.Line("message")}");
        }
        catch (JsonException exception)
        {
            return Answer.Without(AnswerKind.Failed, address, status, $"the JSON cannot be read: {exception.Message}");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ContentAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (content.Length + read > MaxBytes)
                throw new InvalidDataException($"The answer is larger than {MaxBytes >> 20} MiB.");
            content.Write(buffer, 0, read);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
