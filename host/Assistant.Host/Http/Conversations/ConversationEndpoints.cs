using Assistant.Conversations.History;
using Assistant.Host.Cities;
using Assistant.Host.Http.Agent.Runs;
using Assistant.Host.Http.Description;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Conversations;

/// <summary><c>/api/conversations…</c>: the caller's own conversations; everybody else's are not there.</summary>
internal static class ConversationEndpoints
{
    private const int DefaultCount = 30;

    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/conversations");
        group.MapGet("", ConversationRequest.Handle(ListAsync)).Describe("A person's own conversations, newest first", static api => api
            .Query("q", "Words to search for in titles and texts.")
            .Query("count", "How many, 1 to 100.", "integer")
            .Query("next", "From the page before: where to go on.")
            .Returns(ConversationJson.Readable.ConversationListOutput));
        group.MapPost("", ConversationRequest.Handle(CreateAsync)).Describe("Begins a conversation", static api => api
            .Body(new ApiField("title", "string", "The title"))
            .Returns(ConversationJson.Readable.ConversationOutput, StatusCodes.Status201Created));
        group.MapGet("/{id}", ConversationRequest.Handle(GetAsync)).Describe("A conversation with its messages", static api => api
            .Returns(ConversationJson.Readable.ConversationOutput)
            .Fails(StatusCodes.Status404NotFound));
        group.MapPatch("/{id}", ConversationRequest.Handle(ChangeAsync)).Describe("Renames a conversation, or shows another branch of it", static api => api
            .Body(new ApiField("title", "string", "The title"), new ApiField("activeLeaf", "string", "The last message of the branch to show"))
            .Returns(ConversationJson.Readable.ConversationOutput)
            .Fails(StatusCodes.Status404NotFound));
        group.MapDelete("/{id}", ConversationRequest.Handle(DeleteAsync)).Describe("Deletes a conversation; it can be restored for an hour", static api => api
            .ReturnsNothing()
            .Fails(StatusCodes.Status404NotFound));
        group.MapPost("/{id}/restore", ConversationRequest.Handle(RestoreAsync)).Describe("Brings a deleted conversation back", static api => api
            .Returns(ConversationJson.Readable.ConversationOutput)
            .Fails(StatusCodes.Status404NotFound));
        group.MapPost("/{id}/branch", ConversationRequest.Handle(BranchAsync)).Describe("Begins a new conversation with the messages up to one", static api => api
            .Body(new ApiField("message", "string", "The last message to take along", IsRequired: true))
            .Returns(ConversationJson.Readable.ConversationOutput, StatusCodes.Status201Created)
            .Fails(StatusCodes.Status404NotFound));
        group.MapPost("/{id}/messages/{message}/stop", ConversationRequest.Handle(StopAsync)).Describe("Stops an answer that is being written", static api => api
            .Returns(ConversationJson.Readable.StopOutput)
            .Fails(StatusCodes.Status404NotFound));
        group.MapGet("/{id}/export", ConversationRequest.Handle(ConversationExport.WriteAsync)).Describe("A conversation or an answer as a document, or an answer's evidence package", static api => api
            .Query("format", "markdown, pdf, docx or evidence.", isRequired: true)
            .Query("message", "An answer alone.")
            .ReturnsFile("text/markdown", "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/zip")
            .Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict));
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
