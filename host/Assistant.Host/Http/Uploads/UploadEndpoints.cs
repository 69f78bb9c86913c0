using Assistant.Conversations.Uploads;
using Assistant.Governance.Usage;
using Assistant.Host.Cities;
using Assistant.Host.Http.Conversations;
using Assistant.Host.Http.Description;
using Assistant.Memory.Extraction;
using Assistant.Walls.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Host.Http.Uploads;

/// <summary><c>POST /api/uploads?name=…</c> takes a file as the raw body, <c>DELETE /api/uploads/{id}</c> removes one that no question uses.</summary>
internal static partial class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/uploads", ConversationRequest.Handle(AddAsync)).Describe("Takes a file for a question: PDF, or text", static api => api
            .Query("name", "The file's name.", isRequired: true)
            .FileBody()
            .Returns(UploadJson.Readable.UploadOutput, StatusCodes.Status201Created)
            .Fails(StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity));
        routes.MapDelete("/api/uploads/{id}", ConversationRequest.Handle(DeleteAsync)).Describe("Removes a file that no question uses", static api => api
            .ReturnsNothing()
            .Fails(StatusCodes.Status404NotFound));
    }

    private static async Task AddAsync(HttpContext context, Caller caller)
    {
        var reader = context.RequestServices.GetRequiredService<UploadReader>();
        var culture = HttpTexts.Culture(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = context.RequestServices.GetRequiredService<UploadOptions>().MaxBytes;
        try
        {
            var upload = await reader.AddAsync(caller, context.Request.Query["name"].FirstOrDefault() ?? "", context.Request.Body, culture, context.RequestAborted);
            context.RequestServices.GetRequiredService<UsageCounter>().CountUpload(caller.CityId, context.RequestServices.GetRequiredService<CityPacks>().Get(caller.CityId).Configuration.City.TimeZone);
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.Headers.Location = "/api/uploads/" + upload.Id;
            await context.Response.WriteAsJsonAsync(UploadOutput.Of(upload), UploadJson.Readable.UploadOutput, contentType: null, context.RequestAborted);
        }
        catch (UploadRefusedException exception)
        {
            await Problems.WriteAsync(context, Status(exception.Refusal), exception.Message, context.RequestAborted);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await Problems.WriteAsync(context, exception.StatusCode, reader.Refused(UploadRefusal.TooLarge, culture).Message, context.RequestAborted);
        }
        catch (ExtractionToolMissingException exception)
        {
            LogNoReader(Logger(context), exception.Message);
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, UploadTexts.For(culture).NoReader, context.RequestAborted);
        }
    }

    private static async Task DeleteAsync(HttpContext context, Caller caller)
    {
        var texts = UploadTexts.For(HttpTexts.Culture(context));
        try
        {
            await context.RequestServices.GetRequiredService<UploadStore>().DeleteAsync(caller, ConversationRequest.Id(context), context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (UploadNotFoundException)
        {
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, texts.NotFound, context.RequestAborted);
        }
        catch (UploadInUseException)
        {
            await Problems.WriteAsync(context, StatusCodes.Status409Conflict, texts.InUse, context.RequestAborted);
        }
    }

    private static int Status(UploadRefusal refusal) => refusal switch
    {
        UploadRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        UploadRefusal.KindNotRead => StatusCodes.Status415UnsupportedMediaType,
        UploadRefusal.RecognitionBusy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Assistant.Host.Uploads");

    [LoggerMessage(Level = LogLevel.Error, Message = "An uploaded file could not be read: {Reason}")]
    private static partial void LogNoReader(ILogger logger, string reason);
}
