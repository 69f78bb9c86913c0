using Assistant.Conversations.Library;
using Assistant.Governance.Preferences;
using Assistant.Host.Cities;
using Assistant.Host.Http.Conversations;
using Assistant.Host.Http.Description;
using Assistant.Host.Http.Preferences;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Prompts;

/// <summary>
/// <c>/api/prompts</c>: a person's own prompts, those that colleagues offer to the department that the person has chosen, and those of the
/// city pack. Only its author changes one.
/// </summary>
internal static class PromptEndpoints
{
    private static readonly string[] s_scopes = ["own", "department"];

    public static void MapPrompts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/prompts", ConversationRequest.Handle(ListAsync)).Describe("Prompts: own ones, those of the department, those of the city", static api => api
            .Returns(PromptJson.Readable.IReadOnlyListPromptOutput));
        routes.MapPost("/api/prompts", ConversationRequest.Handle(AddAsync)).Describe("Keeps a prompt", static api => api
            .Body(
                new ApiField("title", "string", "The title", IsRequired: true),
                new ApiField("text", "string", "The text; variables as {{Name}}", IsRequired: true),
                new ApiField("scope", "string", "own or department"),
                new ApiField("department", "string", "The person's own department"))
            .Returns(PromptJson.Readable.PromptOutput, StatusCodes.Status201Created));
        routes.MapPut("/api/prompts/{id}", ConversationRequest.Handle(ChangeAsync)).Describe("Changes a prompt of one's own", static api => api
            .Body(
                new ApiField("title", "string", "The title", IsRequired: true),
                new ApiField("text", "string", "The text; variables as {{Name}}", IsRequired: true),
                new ApiField("scope", "string", "own or department"),
                new ApiField("department", "string", "The person's own department"))
            .Returns(PromptJson.Readable.PromptOutput)
            .Fails(StatusCodes.Status404NotFound));
        routes.MapDelete("/api/prompts/{id}", ConversationRequest.Handle(DeleteAsync)).Describe("Deletes a prompt of one's own", static api => api
            .ReturnsNothing()
            .Fails(StatusCodes.Status404NotFound));
    }

    private static async Task ListAsync(HttpContext context, Caller caller)
    {
        var prompts = await Store(context).ListAsync(caller, await DepartmentAsync(context, caller), context.RequestAborted);
        var culture = HttpTexts.Culture(context);
        await context.Response.WriteAsJsonAsync(
            [.. prompts.Select(PromptOutput.Of), .. City(context, caller).Prompts.Select(prompt => PromptOutput.Of(prompt, culture))],
            PromptJson.Readable.IReadOnlyListPromptOutput,
            contentType: null,
            context.RequestAborted);
    }

    private static async Task AddAsync(HttpContext context, Caller caller)
    {
        var draft = await ReadAsync(context, caller);
        var prompt = await KeptAsync(context, () => Store(context).AddAsync(caller, draft, context.RequestAborted));
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = "/api/prompts/" + prompt.Id;
        await WriteAsync(context, prompt);
    }

    private static async Task ChangeAsync(HttpContext context, Caller caller)
    {
        var draft = await ReadAsync(context, caller);
        if (await KeptAsync(context, () => Store(context).ChangeAsync(caller, ConversationRequest.Id(context), draft, context.RequestAborted)) is { } prompt)
            await WriteAsync(context, prompt);
        else
            await NotFoundAsync(context);
    }

    private static async Task DeleteAsync(HttpContext context, Caller caller)
    {
        if (await Store(context).DeleteAsync(caller, ConversationRequest.Id(context), context.RequestAborted))
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await NotFoundAsync(context);
    }

    private static async Task<PromptDraft> ReadAsync(HttpContext context, Caller caller)
    {
        var texts = LibraryTexts.For(context);
        using var fields = await JsonFields.ReadAsync(context, "scope", "department", "title", "text");
        var (title, text) = (fields.Text("title", PromptStore.MaxTitleLength), fields.Text("text", PromptStore.MaxTextLength));
        if (string.IsNullOrWhiteSpace(title) || string.IsNullOrWhiteSpace(text))
            throw new UsageException(texts.PromptIncomplete);
        if ((fields.Word("scope", s_scopes) ?? "own") == "own")
            return new PromptDraft(title, text, null);
        // Only for the department that one belongs to: what is offered there is read by all its members.
        var own = await DepartmentAsync(context, caller);
        return own is not null && (fields.Text("department", 100) ?? own) == own ? new PromptDraft(title, text, own) : throw new UsageException(texts.ChooseDepartmentFirst);
    }

    private static async Task<T> KeptAsync<T>(HttpContext context, Func<Task<T>> keep)
    {
        try
        {
            return await keep();
        }
        catch (PromptLimitException exception)
        {
            var texts = LibraryTexts.For(context);
            throw new UsageException(exception.Department is null ? texts.TooManyPrompts(PromptStore.MaxPrompts) : texts.DepartmentFull(PromptStore.MaxPrompts));
        }
    }

    private static async Task<string?> DepartmentAsync(HttpContext context, Caller caller) => PreferencesOutput.DepartmentOf(
        await context.RequestServices.GetRequiredService<PreferenceStore>().GetAsync(caller, context.RequestAborted), City(context, caller));

    private static Task WriteAsync(HttpContext context, Prompt prompt) =>
        context.Response.WriteAsJsonAsync(PromptOutput.Of(prompt), PromptJson.Readable.PromptOutput, contentType: null, context.RequestAborted);

    private static Task NotFoundAsync(HttpContext context) =>
        Problems.WriteAsync(context, StatusCodes.Status404NotFound, LibraryTexts.For(context).NoPrompt, context.RequestAborted);

    private static CityPack City(HttpContext context, Caller caller) => context.RequestServices.GetRequiredService<CityPacks>().Get(caller.CityId);

    private static PromptStore Store(HttpContext context) => context.RequestServices.GetRequiredService<PromptStore>();
}
