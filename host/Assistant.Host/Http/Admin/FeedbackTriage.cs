using Assistant.Governance.Feedback;
using Assistant.Host.Cities;

namespace Assistant.Host.Http.Admin;

/// <summary><c>GET /api/admin/feedback?state&amp;next</c> and <c>PATCH /api/admin/feedback/{id}</c>: what people say of answers, and what came of it.</summary>
internal static class FeedbackTriage
{
    private const int Count = 50;
    private static readonly string[] s_states = ["open", "done"];

    public static async Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        FeedbackState? state = query["state"].FirstOrDefault() switch
        {
            null or "" or "open" => FeedbackState.Open,
            "done" => FeedbackState.Done,
            "all" => null,
            _ => throw new UsageException(AdminTexts.For(context).FeedbackStates),
        };
        var page = await Store(context).ListAsync(Cities(context), state, Count, query["next"].FirstOrDefault(), context.RequestAborted);
        await context.Response.WriteAsJsonAsync(
            new FeedbackPageOutput([.. page.Items.Select(FeedbackItemOutput.Of)], page.Next), AdminJson.Readable.FeedbackPageOutput, contentType: null, context.RequestAborted);
    }

    public static async Task ChangeAsync(HttpContext context)
    {
        using var fields = await JsonFields.ReadAsync(context, "state", "note");
        var state = fields.Word("state", s_states) ?? throw new UsageException(AdminTexts.For(context).FeedbackStates);
        var note = fields.Text("note", FeedbackStore.MaxTextLength);
        var item = await Store(context).SetAsync(
            Cities(context), AdminRequest.Route(context, "id"), state == "done" ? FeedbackState.Done : FeedbackState.Open, note, context.RequestAborted);
        if (item is null)
        {
            await AdminRequest.NotFoundAsync(context);
            return;
        }

        context.RequestServices.GetRequiredService<Overview.OverviewReader>().FeedbackChanged();
        context.RequestServices.GetRequiredService<Overview.OverviewFeed>().Wake();
        await context.Response.WriteAsJsonAsync(FeedbackItemOutput.Of(item), AdminJson.Readable.FeedbackItemOutput, contentType: null, context.RequestAborted);
    }

    private static List<string> Cities(HttpContext context) => [.. context.RequestServices.GetRequiredService<CityPacks>().Packs.Select(pack => pack.Id)];

    private static FeedbackStore Store(HttpContext context) => context.RequestServices.GetRequiredService<FeedbackStore>();
}
