using Assistant.Conversations.History;
using Assistant.Conversations.Sharing;
using Assistant.Host.Cities;
using Assistant.Host.Http.Conversations;
using Assistant.Host.Http.Description;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Sharing;

/// <summary>
/// <c>/api/conversations/{id}/share</c>: the owner's link to a conversation. <c>/api/shared/{token}</c>: what colleagues of the same city read
/// behind it, and <c>…/copy</c>: a conversation of their own with it.
/// </summary>
internal static class SharingEndpoints
{
    public static void MapSharing(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/conversations/{id}/share", ConversationRequest.Handle(ShareAsync)).Describe("Makes a link to a conversation for colleagues of the same city", static api => api
            .Returns(SharingJson.Readable.ShareOutput)
            .Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict));
        routes.MapGet("/api/conversations/{id}/share", ConversationRequest.Handle(FindAsync)).Describe("The link to a conversation", static api => api
            .Returns(SharingJson.Readable.ShareOutput)
            .Fails(StatusCodes.Status404NotFound));
        routes.MapDelete("/api/conversations/{id}/share", ConversationRequest.Handle(EndAsync)).Describe("Withdraws the link to a conversation", static api => api
            .ReturnsNothing()
            .Fails(StatusCodes.Status404NotFound));
        routes.MapGet("/api/shared/{token}", ConversationRequest.Handle(OpenAsync)).Describe("A conversation behind a link, to be read", static api => api
            .Returns(SharingJson.Readable.SharedOutput)
            .Fails(StatusCodes.Status404NotFound));
        routes.MapPost("/api/shared/{token}/copy", ConversationRequest.Handle(CopyAsync)).Describe("Makes a conversation of one's own of a shared one", static api => api
            .Returns(ConversationJson.Readable.ConversationOutput, StatusCodes.Status201Created)
            .Fails(StatusCodes.Status404NotFound));
    }

    private static async Task ShareAsync(HttpContext context, Caller caller)
    {
        if (await Store(context).ShareAsync(caller, ConversationRequest.Id(context), context.RequestAborted) is { } share)
            await WriteAsync(context, caller, share);
        else
            await Problems.WriteAsync(context, StatusCodes.Status409Conflict, LibraryTexts.For(context).NothingToShare, context.RequestAborted);
    }

    // Without a link: null. A page asks this of every conversation that is about to be shared, and a browser reports a 404 as an error.
    private static async Task FindAsync(HttpContext context, Caller caller) =>
        await WriteAsync(context, caller, await Store(context).FindAsync(caller, ConversationRequest.Id(context), context.RequestAborted));

    private static async Task EndAsync(HttpContext context, Caller caller)
    {
        if (await Store(context).EndAsync(caller, ConversationRequest.Id(context), context.RequestAborted))
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await NotFoundAsync(context, LibraryTexts.For(context).NotShared);
    }

    private static async Task OpenAsync(HttpContext context, Caller caller)
    {
        if (await Store(context).OpenAsync(caller, Token(context), context.RequestAborted) is not { } shared)
        {
            await NotFoundAsync(context, LibraryTexts.For(context).NoSuchLink);
            return;
        }

        await context.Response.WriteAsJsonAsync(SharedOutput.Of(shared, HttpTexts.Culture(context)), SharingJson.Readable.SharedOutput, contentType: null, context.RequestAborted);
    }

    private static async Task CopyAsync(HttpContext context, Caller caller)
    {
        if (await Store(context).CopyAsync(caller, Token(context), context.RequestAborted) is not { } id)
        {
            await NotFoundAsync(context, LibraryTexts.For(context).NoSuchLink);
            return;
        }

        var copy = await context.RequestServices.GetRequiredService<ConversationStore>().GetAsync(caller, id, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = "/api/conversations/" + Uri.EscapeDataString(id);
        await context.Response.WriteAsJsonAsync(
            ConversationOutput.Of(copy, HttpTexts.Culture(context)), ConversationJson.Readable.ConversationOutput, contentType: null, context.RequestAborted);
    }

    private static Task WriteAsync(HttpContext context, Caller caller, Share? share)
    {
        var several = context.RequestServices.GetRequiredService<CityPacks>().Packs.Count > 1;
        object? output = share is null ? null : ShareOutput.Of(share, several ? caller.CityId : null);
        return context.Response.WriteAsJsonAsync(output, SharingJson.Readable.ShareOutput, contentType: null, context.RequestAborted);
    }

    private static Task NotFoundAsync(HttpContext context, string sentence) => Problems.WriteAsync(context, StatusCodes.Status404NotFound, sentence, context.RequestAborted);

    private static string Token(HttpContext context) => (string)context.Request.RouteValues["token"]!;

    private static ShareStore Store(HttpContext context) => context.RequestServices.GetRequiredService<ShareStore>();
}
