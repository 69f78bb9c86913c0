using System.Globalization;
using Assistant.Conversations.Forms;
using Assistant.Host.Cities;
using Assistant.Host.Http.Conversations;
using Assistant.Host.Http.Description;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Forms;

/// <summary><c>PUT /api/conversations/{id}/messages/{message}/forms/{n}</c> keeps what a person types into the nth form of an answer, counted from 0.</summary>
internal static class FormEndpoints
{
    public static void MapForms(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/conversations/{id}/messages/{message}/forms/{n}", ConversationRequest.Handle(PutAsync)).Describe("Keeps what a person types into the nth form of an answer, counted from 0", static api => api
            .Body(new ApiField("values", "object", "Texts by the ids of the fields", IsRequired: true))
            .ReturnsNothing()
            .Fails(StatusCodes.Status404NotFound));

    private static async Task PutAsync(HttpContext context, Caller caller)
    {
        var texts = LibraryTexts.For(context);
        using var fields = await JsonFields.ReadAsync(context, "values");
        var values = fields.Texts("values");
        if (FormEntryStore.Bytes(values) > FormEntryStore.MaxBytes)
            throw new UsageException(texts.FormTooLarge(FormEntryStore.MaxBytes >> 10));
        var message = (string)context.Request.RouteValues["message"]!;
        var result = int.TryParse((string)context.Request.RouteValues["n"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var form)
            ? await context.RequestServices.GetRequiredService<FormEntryStore>().PutAsync(caller, ConversationRequest.Id(context), message, form, values, context.RequestAborted)
            : FormEntryResult.NoSuchForm;
        if (result == FormEntryResult.NoSuchField)
            throw new UsageException(texts.NoSuchField);
        if (result == FormEntryResult.NoSuchForm)
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, texts.NoSuchForm, context.RequestAborted);
        else
            context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
