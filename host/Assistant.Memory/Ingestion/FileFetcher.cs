using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Assistant.Memory.Extraction;
using Assistant.Sdk;

namespace Assistant.Memory.Ingestion;

/// <summary>
/// Brings the bytes of a file to disk: over the source's own client, under limits of size and idle time, with the hash taken on the way.
/// A file that the server refuses is an outcome; only cancellation and a full disk are exceptions.
/// </summary>
internal sealed class FileFetcher(WorkDirectory work, ExtractionOptions limits, TimeProvider timeProvider)
{
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    public async Task<FetchedFile> FetchAsync(SourceFile file, HttpClient client, string? knownETag, CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file.Download);
            if (knownETag is not null && EntityTagHeaderValue.TryParse(knownETag, out var tag))
                request.Headers.IfNoneMatch.Add(tag);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.NotModified => new FetchedFile.NotModified(),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone =>
                    new FetchedFile.Gone(string.Create(CultureInfo.InvariantCulture, $"The server answers {(int)response.StatusCode}: the file does not exist or is not public.")),
                HttpStatusCode.OK => await SaveAsync(response, idle, linked.Token),
                var status => new FetchedFile.Failed(string.Create(CultureInfo.InvariantCulture, $"The server answers {(int)status}.")),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchedFile.Failed("The server stopped sending for 30 seconds.") { IsSilence = true };
        }
        catch (HttpRequestException exception)
        {
            return new FetchedFile.Failed(exception.Message) { IsSilence = true };
        }
        catch (HttpIOException exception)
        {
            return new FetchedFile.Failed(exception.Message) { IsSilence = true };
        }
    }

    private async Task<FetchedFile> SaveAsync(HttpResponseMessage response, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > limits.MaxFileBytes)
            return TooLarge(response.Content.Headers.ContentLength.Value);

        var target = work.NewFile();
        var keep = false;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var output = target.Create())
            await using (var input = await response.Content.ReadAsStreamAsync(cancellationToken))
            {
                var buffer = new byte[81920];
                long total = 0;
                while (true)
                {
                    idle.CancelAfter(IdleLimit);
                    var read = await input.ReadAsync(buffer, cancellationToken);
                    if (read == 0)
                        break;
                    total += read;
                    if (total > limits.MaxFileBytes)
                        return TooLarge(total);
                    hash.AppendData(buffer, 0, read);
                    await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
            }

            keep = true;
            return new FetchedFile.Content(
                target,
                Convert.ToHexStringLower(hash.GetHashAndReset()),
                response.Content.Headers.ContentType?.MediaType,
                response.Headers.ETag?.ToString());
        }
        finally
        {
            if (!keep)
                target.Delete();
        }
    }

    private FetchedFile.TooLarge TooLarge(long bytes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The file has at least {bytes >> 20} MiB; the limit is {limits.MaxFileBytes >> 20} MiB."));
}
