using Assistant.Governance.Preferences;
using Assistant.Host.Cities;
using Assistant.Host.Http.Conversations;
using Assistant.Host.Http.Description;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Preferences;

/// <summary><c>GET</c> and <c>PUT /api/preferences</c>: what a person has set for themselves; <c>PUT</c> of a part keeps the rest.</summary>
internal static class PreferenceEndpoints
{
    private const int MaxIdLength = 100;

    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/preferences", ConversationRequest.Handle(GetAsync)).Describe("What a person has set for themselves", static api => api
            .Returns(PreferencesJson.Default.PreferencesOutput));
        routes.MapPut("/api/preferences", ConversationRequest.Handle(PutAsync)).Describe("Changes some of that; what is left out stays", static api => api
            .Body(
                new ApiField("language", "string", "de or en; null: as the browser says"),
                new ApiField("theme", "string", "system, light, dark or contrast"),
                new ApiField("department", "string", "The id of a department of the city"),
                new ApiField("simple", "boolean", "Every answer in plain language"),
                new ApiField("sendWith", "string", "enter or ctrl-enter"),
                new ApiField("shortcuts", "boolean", "Keyboard shortcuts"),
                new ApiField("city", "string", "The city to begin with"),
                new ApiField("onboarded", "boolean", "Whether the first steps were read"))
            .Returns(PreferencesJson.Default.PreferencesOutput));
    }

    private static async Task GetAsync(HttpContext context, Caller caller) =>
        await WriteAsync(context, caller, await Store(context).GetAsync(caller, context.RequestAborted));

    private static async Task PutAsync(HttpContext context, Caller caller)
    {
        using var fields = await JsonFields.ReadAsync(context, "language", "theme", "department", "simple", "sendWith", "shortcuts", "city", "onboarded");
        var change = Read(fields, context, caller);
        await WriteAsync(context, caller, await Store(context).ChangeAsync(caller, change, context.RequestAborted));
    }

    // Everything is checked before anything is changed.
    private static Func<PersonPreferences, PersonPreferences> Read(JsonFields fields, HttpContext context, Caller caller)
    {
        var language = fields.Word("language", PersonPreferences.Languages);
        var theme = fields.Word("theme", PersonPreferences.Themes);
        var sendWith = fields.Word("sendWith", PersonPreferences.SendKeys);
        var department = fields.Text("department", MaxIdLength);
        if (department is not null && City(context, caller).Departments.All(known => known.Id != department))
            throw new UsageException(LibraryTexts.For(context).UnknownDepartment);
        var cities = context.RequestServices.GetRequiredService<CityPacks>();
        var city = fields.Text("city", MaxIdLength) is { } id
            ? cities.Find(id)?.Id ?? throw new UsageException(HttpTexts.For(context).UnknownCity(id, cities.Known()))
            : null;
        var (simple, shortcuts, onboarded) = (fields.Flag("simple"), fields.Flag("shortcuts"), fields.Flag("onboarded"));
        var (hasLanguage, hasDepartment, hasCity) = (fields.Has("language"), fields.Has("department"), fields.Has("city"));
        return before => before with
        {
            Language = hasLanguage ? language : before.Language,
            Theme = theme ?? before.Theme,
            Department = hasDepartment ? department : before.Department,
            Simple = simple ?? before.Simple,
            SendWith = sendWith ?? before.SendWith,
            Shortcuts = shortcuts ?? before.Shortcuts,
            City = hasCity ? city : before.City,
            Onboarded = onboarded ?? before.Onboarded,
        };
    }

    private static Task WriteAsync(HttpContext context, Caller caller, PersonPreferences preferences) => context.Response.WriteAsJsonAsync(
        PreferencesOutput.Of(preferences, City(context, caller), context.RequestServices.GetRequiredService<CityPacks>()),
        PreferencesJson.Default.PreferencesOutput,
        contentType: null,
        context.RequestAborted);

    private static CityPack City(HttpContext context, Caller caller) => context.RequestServices.GetRequiredService<CityPacks>().Get(caller.CityId);

    private static PreferenceStore Store(HttpContext context) => context.RequestServices.GetRequiredService<PreferenceStore>();
}
