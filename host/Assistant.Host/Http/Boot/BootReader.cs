using System.Globalization;
using System.Reflection;
using Assistant.Conversations.History;
using Assistant.Conversations.Uploads;
using Assistant.Governance.Preferences;
using Assistant.Host.Cities;
using Assistant.Host.Http.Admin;
using Assistant.Host.Http.Conversations;
using Assistant.Host.Http.Preferences;
using Assistant.Host.Http.Skills;
using Assistant.Host.Http.Status;
using Assistant.Storage;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Boot;

/// <summary>
/// Gathers what the page needs to begin: a few queries for the settings and the newest conversations, and snapshots. Whatever is out of reach, the page opens:
/// who waits for it longer than a moment gets it without. Thread-safe.
/// </summary>
internal sealed partial class BootReader(
    CityPacks cities,
    StatusReader status,
    SkillReader skills,
    PreferenceStore preferences,
    ConversationSearch conversations,
    AdminDoor door,
    UploadOptions uploads,
    UploadReader uploadReader,
    TimeProvider timeProvider,
    ILogger<BootReader> logger)
{
    private const int Conversations = 30;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(700);

    private static readonly string s_version =
        typeof(BootReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <param name="context">The request.</param>
    /// <param name="ofPage">Whether the page itself is asked for: then the person's own language goes before the browser's.</param>
    public async Task<BootPage> ReadAsync(HttpContext context, bool ofPage)
    {
        var subject = Visitors.SubjectOf(context);
        using var patience = new CancellationTokenSource(s_patience, timeProvider);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        var city = cities.Find(context.Request.Query["city"].FirstOrDefault())
            ?? cities.Find(await InTimeAsync(preferences.GetCityAsync, subject, ends.Token, context.RequestAborted))
            ?? cities.First;
        var caller = city is null ? null : Caller.Visitor(city.Id, subject);
        var settings = caller is null ? null : await InTimeAsync(preferences.GetAsync, caller, ends.Token, context.RequestAborted);
        var culture = !ofPage || settings?.Language is not { } language ? HttpTexts.Culture(context) : CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "de-DE");
        var page = caller is null ? null : await InTimeAsync((who, token) => conversations.ListAsync(who, Conversations, null, token), caller, ends.Token, context.RequestAborted);
        var output = new BootOutput
        {
            Version = s_version,
            Session = Visitors.SessionOf(context)!,
            City = city?.Id ?? "",
            Cities = [.. cities.Packs.Select(BootCity.Of)],
            Preferences = PreferencesOutput.Of(settings ?? new PersonPreferences(), city, cities),
            Status = await status.ReadAsync(city?.Id, culture),
            Conversations = page is null ? BootConversations.OutOfReach : new([.. page.Conversations.Select(ConversationSummaryOutput.Of)], page.Next, false),
            Skills = city is null ? [] : skills.Read(city, culture),
            // Who cannot be recognised is not greeted: a known person would get the introduction each time the storage is away.
            FirstVisit = settings is { Onboarded: false } && page is { Conversations.Count: 0 },
            Limits = BootLimits.Of(uploads, uploadReader),
            Admin = !door.IsOpen ? "closed" : await InTimeAsync(KnowsAsync, context, ends.Token, context.RequestAborted) is true ? "signed-in" : "signed-out",
        };
        return new BootPage(output, culture);
    }

    // Asks the database only where there is a cookie.
    private async Task<object?> KnowsAsync(HttpContext context, CancellationToken cancellationToken) => await door.KnowsAsync(context, cancellationToken);

    private async Task<T?> InTimeAsync<TOf, T>(Func<TOf, CancellationToken, Task<T>> read, TOf of, CancellationToken ends, CancellationToken aborted) where T : class?
    {
        try
        {
            // Waited for apart from the query: a driver may be slow to notice that nobody waits any more.
            return await read(of, ends).WaitAsync(ends);
        }
        catch (StorageException exception)
        {
            LogWithout(exception.Message);
            return null;
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            LogWithout("the state database did not answer in time");
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page opens without the visitor's own things: {Reason}")]
    private partial void LogWithout(string reason);
}
