using Assistant.Host.Cities;
using Assistant.Host.Http.Description;

namespace Assistant.Host.Http.Skills;

/// <summary><c>GET /api/skills</c>: what can be asked in a city.</summary>
internal static class SkillsEndpoint
{
    public static void MapSkills(this IEndpointRouteBuilder routes) => routes.MapGet("/api/skills", (RequestDelegate)(async context =>
    {
        try
        {
            var (city, _) = CityOfRequest.Resolve(context, context.Request.Query["city"].FirstOrDefault());
            var skills = context.RequestServices.GetRequiredService<SkillReader>().Read(city, HttpTexts.Culture(context));
            await context.Response.WriteAsJsonAsync(skills, SkillJson.Readable.IReadOnlyListSkillOutput, contentType: null, context.RequestAborted);
        }
        catch (UsageException exception)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, exception.Message, context.RequestAborted);
        }
    })).Describe("What can be asked in a city", static api => api.Returns(SkillJson.Readable.IReadOnlyListSkillOutput));
}
