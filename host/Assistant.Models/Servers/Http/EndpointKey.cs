using System.Net.Http.Headers;

namespace Assistant.Models.Servers.Http;

/// <summary>The key of an endpoint, read from its file for each call, so that a new one counts at once. Never in a message.</summary>
internal static class EndpointKey
{
    /// <summary>The header; <see langword="null"/> where the endpoint wants none.</summary>
    /// <exception cref="ModelException">The file cannot be read or holds no key.</exception>
    public static async ValueTask<AuthenticationHeaderValue?> ReadAsync(EndpointOptions endpoint, CallFailures failures, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(endpoint.KeyFile))
            return null;
        string key;
        try
        {
            key = (await File.ReadAllTextAsync(endpoint.KeyFile, cancellationToken)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw failures.Create(ModelFailure.Unreachable, $"the key file {endpoint.KeyFile} cannot be read", "Correct KeyFile of the endpoint, and the file's rights.", exception, because: ModelCause.Of(ModelCauseCode.KeyFileUnreadable, endpoint.KeyFile));
        }

        return key.Length > 0 && key.All(c => c is > ' ' and < '\x7f')
            ? new AuthenticationHeaderValue("Bearer", key)
            : throw failures.Create(ModelFailure.Unreachable, $"the key file {endpoint.KeyFile} holds no key", "Write the key into it, on one line.", because: ModelCause.Of(ModelCauseCode.KeyFileEmpty, endpoint.KeyFile));
    }
}
