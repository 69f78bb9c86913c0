using Assistant.Memory.Ledger;

namespace Assistant.Host.Http.Admin;

/// <summary>Something that could not be read.</summary>
internal sealed record FailureOutput(
    FailedDocumentOutput Document, string? File, string Reason, string Detail, int Attempts, DateTimeOffset LastAt, DateTimeOffset? RetryAt, string? Url)
{
    public static FailureOutput Of(Failure failure) => new(
        new FailedDocumentOutput(failure.DocumentId, failure.Title ?? failure.DocumentId, failure.Reference),
        failure.File,
        AdminWords.Of(failure.Reason),
        failure.Detail,
        failure.Attempts,
        failure.LastAt,
        failure.RetryAt,
        failure.Url);
}
