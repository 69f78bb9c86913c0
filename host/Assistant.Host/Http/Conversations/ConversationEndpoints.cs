using Assistant.Conversations.History;
using Assistant.Host.Cities;
using Assistant.Host.Http.Agent.Runs;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Conversations;

/// <summary><c>/api/conversations…</c>: the caller's own conversations; everybody else's are not there.</summary>
internal static class ConversationEndpoints
{
    private const int DefaultCount = 30;

    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/conversations");
        group.MapGet("", ConversationRequest.Handle(ListAsync));
        group.MapPost("", ConversationRequest.Handle(CreateAsync));
        group.MapGet("/{id}", ConversationRequest.Handle(GetAsync));
        group.MapPatch("/{id}", ConversationRequest.Handle(ChangeAsync));
        group.MapDelete("/{id}", ConversationRequest.Handle(DeleteAsync));
        group.MapPost("/{id}/restore", ConversationRequest.Handle(RestoreAsync));
        group.MapPost("/{id}/branch", ConversationRequest.Handle(BranchAsync));
        group.MapPost("/{id}/messages/{message}/stop", ConversationRequest.Handle(StopAsync));
        group.MapGet("/{id}/export", ConversationRequest.Handle(ConversationExport.WriteAsync));
    }

    private static async Task ListAsync(HttpContext context, Caller caller)
    {
        var query = context.Request.Query;
        var count = query["count"].FirstOrDefault() is { } text
            ? int.TryParse(text, out var number) && number is >= 1 and <= ConversationSearch.MaxCount ? number : throw new UsageException(HttpTexts.For(context).PageOutOfRange)
            : DefaultCount;
        var page = await context.RequestServices.GetRequiredService<ConversationSearch>()
            .SearchAsync(caller, query["q"].FirstOrDefault() ?? "", count, query["next"].FirstOrDefault(), context.RequestAborted);
        await context.Response.WriteAsJsonAsync(ConversationListOutput.Of(page), ConversationJson.Readable.ConversationListOutput, contentType: null, context.RequestAborted);
    }

    private static async Task CreateAsync(HttpContext context, Caller caller)
    {
        var input = await ConversationInput.ReadAsync(context);
        var created = await Store(context).CreateAsync(caller, input.Title ?? "", context.RequestAborted);
        await CreatedAsync(context, caller, created);
    }

    private static async Task GetAsync(HttpContext context, Caller caller) =>
        await WriteAsync(context, caller, await Store(context).GetAsync(caller, Id(context), context.RequestAborted));

    private static async Task ChangeAsync(HttpContext context, Caller caller)
    {
        var input = await ConversationInput.ReadAsync(context);
        if (input.Title is null && input.ActiveLeaf is null)
            throw new UsageException(HttpTexts.For(context).NothingToChange);
        if (input.Title is not null)
            await Store(context).RenameAsync(caller, Id(context), input.Title, context.RequestAborted);
        if (input.ActiveLeaf is not null)
            await Store(context).ActivateAsync(caller, Id(context), input.ActiveLeaf, context.RequestAborted);
        await GetAsync(context, caller);
    }

    private static async Task DeleteAsync(HttpContext context, Caller caller)
    {
        await Store(context).DeleteAsync(caller, Id(context), context.RequestAborted);
        await context.RequestServices.GetRequiredService<TurnStore>().StopAllAsync(caller, Id(context));
        context.RequestServices.GetRequiredService<AgentRuns>().Forget(caller.CityId, caller.Subject, Id(context));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task RestoreAsync(HttpContext context, Caller caller)
    {
        try
        {
            await context.RequestServices.GetRequiredService<ConversationTrash>().RestoreAsync(caller, Id(context), context.RequestAborted);
        }
        catch (ConversationNotFoundException)
        {
            var sentence = LibraryTexts.For(context).NothingToRestore(ConversationTrash.Keep.TotalMinutes);
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, sentence, context.RequestAborted);
            return;
        }

        await GetAsync(context, caller);
    }

    private static async Task BranchAsync(HttpContext context, Caller caller)
    {
        var input = await ConversationInput.ReadAsync(context);
        var message = input.Message ?? throw new UsageException(HttpTexts.For(context).BranchWhere);
        var branch = await Store(context).BranchAsync(caller, Id(context), message, context.RequestAborted);
        await CreatedAsync(context, caller, await Store(context).GetAsync(caller, branch, context.RequestAborted));
    }

    private static async Task StopAsync(HttpContext context, Caller caller)
    {
        var stopped = await context.RequestServices.GetRequiredService<TurnStore>()
            .StopAsync(caller, Id(context), (string)context.Request.RouteValues["message"]!, context.RequestAborted);
        await context.Response.WriteAsJsonAsync(new StopOutput(stopped), ConversationJson.Readable.StopOutput, contentType: null, context.RequestAborted);
    }

    private static Task CreatedAsync(HttpContext context, Caller caller, Conversation conversation)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = "/api/conversations/" + Uri.EscapeDataString(conversation.Id);
        return WriteAsync(context, caller, conversation);
    }

    private static async Task WriteAsync(HttpContext context, Caller caller, Conversation conversation)
    {
        var output = ConversationOutput.Of(conversation, HttpTexts.Culture(context), await PersonMarks.ReadAsync(context, caller, conversation.Id));
        await context.Response.WriteAsJsonAsync(output, ConversationJson.Readable.ConversationOutput, contentType: null, context.RequestAborted);
    }

    private static ConversationStore Store(HttpContext context) => context.RequestServices.GetRequiredService<ConversationStore>();

    private static string Id(HttpContext context) => ConversationRequest.Id(context);
}
