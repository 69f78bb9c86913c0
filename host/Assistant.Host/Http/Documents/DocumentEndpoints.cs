using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Assistant.Host.Cities;
using Assistant.Host.Http.Description;
using Assistant.Memory.Documents;
using Assistant.Memory.Files;
using Assistant.Storage;
using Assistant.Walls.Access;
using EntityTagHeaderValue = Microsoft.Net.Http.Headers.EntityTagHeaderValue;

namespace Assistant.Host.Http.Documents;

/// <summary>
/// <c>/api/documents/{id}</c>, its <c>/text</c>, and <c>/files/{file}</c>: the bytes of a PDF. The id is the document's own in base64url. What
/// the caller may not see is answered as what is not there.
/// </summary>
internal static class DocumentEndpoints
{
    private const int MaxIdBytes = 2_048;
    private const int RetrySeconds = 5;

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/documents/{id}");
        group.MapGet("", Handle(DocumentAsync)).Describe("A document with its files; the id is its key (base64url)", static api => api
            .Returns(DocumentJson.Readable.DocumentDetailsOutput)
            .Fails(StatusCodes.Status404NotFound));
        group.MapGet("/text", Handle(TextAsync)).Describe("The text of a document, by page", static api => api
            .Query("file", "Only this file.", "integer")
            .Returns(DocumentJson.Readable.DocumentTextOutput)
            .Fails(StatusCodes.Status404NotFound));
        group.MapGet("/files/{file:long}", Handle(FileAsync)).Describe("A PDF file of a document; Range is supported", static api => api
            .ReturnsFile("application/pdf")
            .Fails(StatusCodes.Status404NotFound, StatusCodes.Status410Gone, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status502BadGateway));
    }

    private static RequestDelegate Handle(Func<HttpContext, Caller, string, Task> handle) => async context =>
    {
        // What was taken back must not live on in a cache; with its tag it need not be sent twice either.
        context.Response.Headers.CacheControl = "private, no-cache";
        try
        {
            var (_, caller) = CityOfRequest.Resolve(context, context.Request.Query["city"].FirstOrDefault());
            await (Decode((string)context.Request.RouteValues["id"]!) is { } id ? handle(context, caller, id) : NoDocumentAsync(context));
        }
        catch (UsageException exception)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, exception.Message, context.RequestAborted);
        }
        catch (StorageException)
        {
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, HttpTexts.For(context).StorageOutOfReach, context.RequestAborted);
        }
    };

    private static Task DocumentAsync(HttpContext context, Caller caller, string id) =>
        context.RequestServices.GetRequiredService<DocumentReader>().Find(caller, id) is { } document
            ? context.Response.WriteAsJsonAsync(DocumentDetailsOutput.Of(document, HttpTexts.Culture(context)), DocumentJson.Readable.DocumentDetailsOutput, contentType: null, context.RequestAborted)
            : NoDocumentAsync(context);

    private static Task TextAsync(HttpContext context, Caller caller, string id)
    {
        long? file = null;
        if (context.Request.Query["file"].FirstOrDefault() is { Length: > 0 } text)
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return NoDocumentAsync(context);
            file = number;
        }

        return context.RequestServices.GetRequiredService<DocumentReader>().Text(caller, id, file) is { } passages
            ? context.Response.WriteAsJsonAsync(DocumentTextOutput.Of(passages), DocumentJson.Readable.DocumentTextOutput, contentType: null, context.RequestAborted)
            : NoDocumentAsync(context);
    }

    private static async Task FileAsync(HttpContext context, Caller caller, string id)
    {
        var file = long.Parse((string)context.Request.RouteValues["file"]!, CultureInfo.InvariantCulture);
        var opened = await context.RequestServices.GetRequiredService<DocumentFiles>().OpenAsync(caller, id, file, context.RequestAborted);
        var texts = DocumentTexts.For(context);
        switch (opened)
        {
            case OpenedFile.Content content:
                await SendAsync(context, content);
                break;
            case OpenedFile.Missing:
                await NoDocumentAsync(context);
                break;
            case OpenedFile.Gone:
                await Problems.WriteAsync(context, StatusCodes.Status410Gone, texts.FileGone, context.RequestAborted);
                break;
            case OpenedFile.NotPdf:
                await Problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, texts.NoPdf, context.RequestAborted);
                break;
            case OpenedFile.TooLarge:
                await Problems.WriteAsync(context, StatusCodes.Status502BadGateway, texts.FileTooLarge, context.RequestAborted);
                break;
            default:
                context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
                await Problems.WriteAsync(context, StatusCodes.Status502BadGateway, opened is OpenedFile.Coming ? texts.FileComing : texts.FileUnreachable, context.RequestAborted);
                break;
        }
    }

    private static async Task SendAsync(HttpContext context, OpenedFile.Content content)
    {
        // The bytes are somebody else's: whatever they are, a browser that opens them itself runs nothing of them.
        context.Response.Headers.ContentSecurityPolicy = "sandbox";
        var disposition = new ContentDispositionHeaderValue("inline") { FileNameStar = content.Name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? content.Name : content.Name + ".pdf" };
        context.Response.Headers.ContentDisposition = disposition.ToString();
        await TypedResults.Stream(content.Stream, "application/pdf", entityTag: new EntityTagHeaderValue($"\"{content.Sha256}\""), enableRangeProcessing: true).ExecuteAsync(context);
    }

    private static Task NoDocumentAsync(HttpContext context) =>
        Problems.WriteAsync(context, StatusCodes.Status404NotFound, DocumentTexts.For(context).NoDocument, context.RequestAborted);

    private static string? Decode(string key)
    {
        if (key.Length > MaxIdBytes * 4 / 3 || !Base64Url.IsValid(key))
            return null;
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(key));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
