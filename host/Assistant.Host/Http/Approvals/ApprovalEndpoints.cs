using System.Text.Json;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Approvals;
using Assistant.Host.Cities;
using Assistant.Host.Http.Conversations;
using Assistant.Host.Http.Description;
using Assistant.Host.Outputs;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Approvals;

/// <summary>
/// What waits for a person: <c>GET /api/conversations/{id}/approvals</c> lists it, <c>POST /api/approvals/{id}</c> decides. The body is
/// <c>{"approved": true}</c> and nothing else; what runs is the call kept on the server.
/// </summary>
internal static class ApprovalEndpoints
{
    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/conversations/{id}/approvals", ConversationRequest.Handle(ListAsync)).Describe("The tool calls of a conversation that wait for their person", static api => api
            .Returns(ApprovalJson.Readable.IReadOnlyListPendingOutput));
        routes.MapPost("/api/approvals/{id}", ConversationRequest.Handle(DecideAsync)).Describe("Decides on a tool call that waits; what runs is the call kept on the server", static api => api
            .Body(new ApiField("approved", "boolean", "Yes or no", IsRequired: true))
            .Returns(ApprovalJson.Readable.DecisionOutput)
            .Returns(ApprovalJson.Readable.DecisionOutput, StatusCodes.Status404NotFound)
            .Returns(ApprovalJson.Readable.DecisionOutput, StatusCodes.Status409Conflict)
            .Returns(ApprovalJson.Readable.DecisionOutput, StatusCodes.Status503ServiceUnavailable));
    }

    private static async Task ListAsync(HttpContext context, Caller caller)
    {
        var culture = HttpTexts.Culture(context);
        var service = Service(context);
        var pending = await service.ListPendingAsync(caller, ConversationRequest.Id(context), context.RequestAborted);
        await context.Response.WriteAsJsonAsync(
            [.. pending.Select(call => new PendingOutput(call.Id, call.Tool, call.ArgumentsJson, call.Question?.For(culture) ?? "", call.ExpiresAt, ArgumentLabelOutput.Of(service.LabelsOf(caller, call))))],
            ApprovalJson.Readable.IReadOnlyListPendingOutput,
            contentType: null,
            context.RequestAborted);
    }

    private static async Task DecideAsync(HttpContext context, Caller caller)
    {
        var approved = await ReadAsync(context);
        // The person's decision is carried out, whether or not the page is still open.
        var outcome = await Service(context).DecideAsync(caller, ConversationRequest.Id(context), approved, wrap: null, CancellationToken.None);
        var culture = HttpTexts.Culture(context);
        var text = outcome.Report is { } report
            ? report.Outcome.Error?.Message.For(culture) ?? string.Join("\n\n", report.Outcome.Parts.Select(part => PartText.Of(part, culture)))
            : HttpTexts.For(context).Approval(outcome.Result);
        context.Response.StatusCode = Status(outcome.Result);
        await context.Response.WriteAsJsonAsync(
            new DecisionOutput(Word(outcome.Result), outcome.Report is { Outcome.Error: not null }, text), ApprovalJson.Readable.DecisionOutput, contentType: null, context.RequestAborted);
    }

    private static async Task<bool> ReadAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            if (body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("approved", out var approved) && approved.ValueKind is JsonValueKind.True or JsonValueKind.False)
                return approved.GetBoolean();
        }
        catch (JsonException)
        {
            // Told below: a decision must be said, never guessed.
        }

        throw new UsageException(HttpTexts.For(context).SayApproved);
    }

    private static int Status(ApprovalResult result) => result switch
    {
        ApprovalResult.Executed or ApprovalResult.Declined => StatusCodes.Status200OK,
        ApprovalResult.NotFound => StatusCodes.Status404NotFound,
        ApprovalResult.ToolMissing => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    private static string Word(ApprovalResult result) => JsonNamingPolicy.CamelCase.ConvertName(result.ToString());

    private static ApprovalService Service(HttpContext context) => context.RequestServices.GetRequiredService<ApprovalService>();
}
