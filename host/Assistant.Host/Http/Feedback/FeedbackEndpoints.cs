using Assistant.Conversations.History;
using Assistant.Governance.Feedback;
using Assistant.Host.Cities;
using Assistant.Host.Http.Conversations;
using Assistant.Host.Http.Description;
using Assistant.Host.Outputs;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Feedback;

/// <summary><c>PUT</c> and <c>DELETE /api/conversations/{id}/messages/{message}/feedback</c>: what a person says of an answer of theirs.</summary>
internal static class FeedbackEndpoints
{
    private const string Path = "/api/conversations/{id}/messages/{message}/feedback";
    private static readonly string[] s_verdicts = ["right", "wrong"];

    public static void MapFeedback(this IEndpointRouteBuilder routes)
    {
        routes.MapPut(Path, ConversationRequest.Handle(PutAsync)).Describe("Says what a person thinks of an answer of theirs", static api => api
            .Body(
                new ApiField("verdict", "string", "right or wrong", IsRequired: true),
                new ApiField("sources", "integer[]", "The numbers of the sources that are meant"),
                new ApiField("text", "string", "In own words"),
                new ApiField("share", "boolean", "Whether operators may read question and answer"))
            .Returns(FeedbackJson.Readable.FeedbackOutput)
            .Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict));
        routes.MapDelete(Path, ConversationRequest.Handle(DeleteAsync)).Describe("Takes that back", static api => api
            .ReturnsNothing()
            .Fails(StatusCodes.Status404NotFound));
    }

    private static async Task PutAsync(HttpContext context, Caller caller)
    {
        var feedback = await ReadAsync(context);
        var (id, messageId) = (ConversationRequest.Id(context), Message(context));
        var conversation = await context.RequestServices.GetRequiredService<ConversationStore>().GetAsync(caller, id, context.RequestAborted);
        var message = conversation.Messages.FirstOrDefault(message => message.Id == messageId) ?? throw new ConversationNotFoundException(id, messageId);
        if (message.Answer?.Answer is not { } answer)
        {
            await Problems.WriteAsync(context, StatusCodes.Status409Conflict, LibraryTexts.For(context).NotYetAnswered, context.RequestAborted);
            return;
        }

        foreach (var number in feedback.Sources.Where(number => answer.Citations.All(citation => citation.Number != number)))
            throw new UsageException(LibraryTexts.For(context).NoSuchSource(number));
        var question = conversation.Messages.FirstOrDefault(asked => asked.Id == message.ParentId)?.Text ?? "";
        var rated = new RatedAnswer(id, messageId, question, message.Text, AnswerOutput.ModeName(answer.Mode), answer.Model);
        if (!await Store(context).PutAsync(caller, rated, feedback, context.RequestAborted))
            throw new ConversationNotFoundException(id, messageId); // deleted in between
        await context.Response.WriteAsJsonAsync(FeedbackOutput.Of(feedback), FeedbackJson.Readable.FeedbackOutput, contentType: null, context.RequestAborted);
    }

    private static async Task DeleteAsync(HttpContext context, Caller caller)
    {
        if (await Store(context).DeleteAsync(caller, ConversationRequest.Id(context), Message(context), context.RequestAborted))
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, LibraryTexts.For(context).NoFeedback, context.RequestAborted);
    }

    private static async Task<PersonFeedback> ReadAsync(HttpContext context)
    {
        using var fields = await JsonFields.ReadAsync(context, "verdict", "sources", "text", "share");
        var verdict = fields.Word("verdict", s_verdicts) ?? throw new UsageException(LibraryTexts.For(context).SayVerdict);
        var sources = fields.Numbers("sources").Distinct().Order().ToList();
        if (sources.Count > FeedbackStore.MaxSources)
            throw new UsageException(LibraryTexts.For(context).TooManySources(FeedbackStore.MaxSources));
        return new PersonFeedback(
            verdict == "right" ? FeedbackVerdict.Right : FeedbackVerdict.Wrong,
            sources,
            fields.Text("text", FeedbackStore.MaxTextLength)?.Trim() ?? "",
            fields.Flag("share") ?? false);
    }

    private static string Message(HttpContext context) => (string)context.Request.RouteValues["message"]!;

    private static FeedbackStore Store(HttpContext context) => context.RequestServices.GetRequiredService<FeedbackStore>();
}
