using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Host.Http;

/// <summary>Errors as RFC 9457 problem documents with a sentence for the reader.</summary>
internal static class Problems
{
    public static async Task WriteAsync(HttpContext context, int status, string detail, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new Problem(status, detail), ProblemJson.Default.Problem, "application/problem+json", cancellationToken);
    }
}
