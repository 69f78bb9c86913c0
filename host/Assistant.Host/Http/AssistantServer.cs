using Assistant.Conversations.Uploads;
using Assistant.Host.Cities;
using Assistant.Host.CommandLine;
using Assistant.Host.Composition;
using Assistant.Host.Development;
using Assistant.Host.Http.Admin;
using Assistant.Host.Http.Agent;
using Assistant.Host.Http.Agent.Runs;
using Assistant.Host.Http.Approvals;
using Assistant.Host.Http.Boot;
using Assistant.Host.Http.Conversations;
using Assistant.Host.Http.Description;
using Assistant.Host.Http.Documents;
using Assistant.Host.Http.Feedback;
using Assistant.Host.Http.Forms;
using Assistant.Host.Http.Mcp;
using Assistant.Host.Http.OpenAI;
using Assistant.Host.Http.Page;
using Assistant.Host.Http.Preferences;
using Assistant.Host.Http.Prompts;
using Assistant.Host.Http.Search;
using Assistant.Host.Http.Sharing;
using Assistant.Host.Http.Skills;
using Assistant.Host.Http.Status;
using Assistant.Host.Http.Uploads;
using Assistant.Host.Synchronization;
using Assistant.PluginHosting;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;
using Assistant.Storage.State;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Assistant.Host.Http;

/// <summary>The host as a web server. The page answers at once; plugins load behind it and <c>/health/ready</c> says when.</summary>
internal sealed class AssistantServer : IAsyncDisposable
{
    private const long MaxRequestBytes = 4 << 20;
    private readonly WebApplication _app;
    private readonly DataDirectory _data;

    private AssistantServer(WebApplication app, DataDirectory data)
    {
        _app = app;
        _data = data;
    }

    public IEnumerable<string> Addresses => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    /// <summary>What is answered at which address.</summary>
    internal IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints);

    /// <summary>Opens the data directory and puts the server together; nothing listens yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="development">A plugin that is being written; default: none.</param>
    public static AssistantServer Create(AssistantSettings settings, PluginDevelopment? development = null)
    {
        var cities = CityPacks.Read(settings.Cities);
        var data = DataDirectory.Open(settings.Data, "assistant serve");
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
            });
            builder.Logging.ClearProviders().AddTerminal(LogLevel.Information)
                .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
                // What it says of a failed start, with stack traces, the command line says in a sentence; the services here log for themselves.
                .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
                .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
            builder.WebHost.UseUrls(settings.Urls);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            });
            builder.Services.AddAssistant(settings, data, cities);
            builder.Services.AddSingleton<HostReadiness>();
            builder.Services.AddHostedService<AnswerHeartbeat>();
            builder.Services.AddHostedService<QuoteWithdrawals>();
            builder.Services.AddHostedService<UploadExpiry>();
            builder.Services.AddHostedService<ConversationPurges>();
            builder.Services.AddHostedService<PluginStart>();
            builder.Services.AddHostedService<ModelsStart>();
            builder.Services.AddHostedService<SyncSchedule>();
            builder.Services.AddHostedService<IndexStart>();
            builder.Services.AddHostedService<PassageEmbedding>();
            builder.Services.AddCallLimits();
            builder.Services.AddSingleton(settings.Runs);
            builder.Services.AddSingleton<AgentRuns>();
            builder.Services.AddMcp();
            builder.Services.AddOpenAI();
            builder.Services.AddPage();
            builder.Services.AddAdmin();
            if (development is not null)
                builder.Services.AddPluginDevelopment(development);
            var app = builder.Build();
            // Before anything listens: a locked or damaged database is a sentence at the start, not an error on the first page.
            app.Services.GetRequiredService<SqliteDatabase>();
            app.Services.GetRequiredService<IStateDatabase>();
            // What a killed process left there must not wait for the next file.
            app.Services.GetRequiredService<UploadFolder>();
            app.UseSecurityHeaders();
            app.UseRateLimiter();
            app.UseSessionCheck();
            app.UseVisitors();
            app.UsePageAssets();
            app.UseNotFoundPage();
            app.MapPage();
            app.MapBoot();
            app.MapStatus();
            app.MapSkills();
            app.MapHealth();
            app.MapSearch();
            app.MapDocuments();
            app.MapAgent();
            app.MapMcp();
            app.MapOpenAI();
            app.MapConversations();
            app.MapApprovals();
            app.MapUploads();
            app.MapFeedback();
            app.MapForms();
            app.MapSharing();
            app.MapPreferences();
            app.MapPrompts();
            app.MapAdmin();
            app.MapDescription();
            // Else the server would wait for answers under way, and their readers would learn of nothing.
            app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<AgentRuns>().StopAll);
            foreach (var error in cities.Errors)
                Terminal.Error($"Left out: {error}");
            return new AssistantServer(app, data);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _app.StartAsync(cancellationToken);
        // For the command line: the data directory is ours, and only it knows where we listen.
        await File.WriteAllLinesAsync(_data.File(AdminClient.AddressFile), Addresses, cancellationToken);
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }
}
