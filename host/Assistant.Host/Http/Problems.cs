namespace Assistant.Host.Http;

/// <summary>Errors as RFC 9457 problem documents with a sentence for the reader.</summary>
internal static class Problems
{
    public static Task WriteAsync(HttpContext context, int status, string detail, CancellationToken cancellationToken) =>
        WriteAsync(context, status, detail, type: null, cancellationToken);

    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="detail">A sentence for the reader.</param>
    /// <param name="type">What a page tells apart by itself.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(HttpContext context, int status, string detail, string? type, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new Problem(status, detail) { Type = type }, ProblemJson.Default.Problem, "application/problem+json", cancellationToken);
    }
}
