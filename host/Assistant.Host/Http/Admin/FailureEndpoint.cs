using Assistant.Host.Cities;
using Assistant.Memory.Ledger;

namespace Assistant.Host.Http.Admin;

/// <summary><c>GET /api/admin/failures?city&amp;plugin&amp;source&amp;reason&amp;next</c>: what could not be read, page by page.</summary>
internal static class FailureEndpoint
{
    private const int Count = 50;

    public static async Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var cities = context.RequestServices.GetRequiredService<CityPacks>();
        var city = query["city"].FirstOrDefault();
        var filter = new FailureFilter([.. cities.Packs.Select(pack => pack.Id).Where(id => string.IsNullOrEmpty(city) || id == city)])
        {
            Plugin = Text(query, "plugin"),
            Source = Text(query, "source"),
            Reason = Reason(context, Text(query, "reason")),
        };
        var page = context.RequestServices.GetRequiredService<SourceReport>().Failures(filter, Count, Text(query, "next"));
        await context.Response.WriteAsJsonAsync(
            new FailurePageOutput([.. page.Items.Select(FailureOutput.Of)], page.Next), AdminJson.Readable.FailurePageOutput, contentType: null, context.RequestAborted);
    }

    private static string? Text(IQueryCollection query, string name) => query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    private static FailureClass? Reason(HttpContext context, string? word)
    {
        if (word is null)
            return null;
        return Enum.TryParse<FailureClass>(word, ignoreCase: true, out var reason) && Enum.IsDefined(reason)
            ? reason
            : throw new UsageException(AdminTexts.For(context).UnknownReason(string.Join(", ", Enum.GetValues<FailureClass>().Select(AdminWords.Of))));
    }
}
