using Assistant.Conversations.ToolLoop;
using Assistant.Conversations.Uploads;
using Assistant.Host.Http.Agent.Runs;
using Assistant.Memory;
using Assistant.Memory.Embedding;
using Assistant.Memory.Extraction;
using Assistant.Memory.Files;
using Assistant.PluginHosting;
using Assistant.Walls.Egress.Politeness;

namespace Assistant.Host.Composition;

/// <summary>
/// Where things lie and how often sources are read: from <c>appsettings.json</c> (section <c>Assistant</c>), <c>ASSISTANT__…</c> in the
/// environment, and the command line, the later over the earlier.
/// </summary>
internal sealed class AssistantSettings
{
    /// <summary>Where everything lives. Default: <c>data</c> in the working directory.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Where the city packs lie. Default: <c>cities</c> beside the program.</summary>
    public string Cities { get; set; } = Path.Combine(AppContext.BaseDirectory, "cities");

    /// <summary>Where the plugins lie. Default: <c>plugins</c> beside the program.</summary>
    public string Plugins { get; set; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Where the built web chat lies. Default: <c>wwwroot</c> beside the program.</summary>
    public string WebRoot { get; set; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>The addresses to listen on, separated by semicolons. Default: <c>http://127.0.0.1:8080</c>.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>How often <c>serve</c> reads the knowledge sources. Default: six hours. Zero: never.</summary>
    public TimeSpan SyncInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Where conversations are kept.</summary>
    public StateSettings State { get; set; } = new();

    /// <summary>How evidence packages are made.</summary>
    public EvidenceSettings Evidence { get; set; } = new();

    /// <summary>Limits under which documents are read.</summary>
    public ExtractionOptions Extraction { get; set; } = new();

    /// <summary>How documents are taken in and where their passages lie; <see cref="Extraction"/> and <see cref="Files"/> have sections of their own.</summary>
    public MemoryOptions Memory { get; set; } = new();

    /// <summary>How files of documents are fetched and kept for reading.</summary>
    public FileCacheOptions Files { get; set; } = new();

    /// <summary>How passages are embedded, and how long a question waits for its vector.</summary>
    public EmbeddingOptions Embedding { get; set; } = new();

    /// <summary>How other people's servers are treated: rates, retries, robots.txt; <c>Servers</c> for one of them.</summary>
    public PolitenessOptions Politeness { get; set; } = new();

    /// <summary>How long a turn goes on and is kept without a reader.</summary>
    public AgentRunOptions Runs { get; set; } = new();

    /// <summary>Limits of the files that people add to questions.</summary>
    public UploadOptions Uploads { get; set; } = new();

    /// <summary>What tools may do within one turn.</summary>
    public ToolLoopOptions ToolLoop { get; set; } = new();

    /// <summary>Which plugins are trusted, and limits under which they run.</summary>
    public PluginHostingOptions PluginHosting { get; set; } = new();

    /// <summary>Where traces and figures go.</summary>
    public TelemetrySettings Telemetry { get; set; } = new();

    /// <summary>The model servers and what they are for. Read apart from the rest, so that a mistake in it costs the models alone.</summary>
    internal ModelsSettings Models { get; set; } = ModelsSettings.None;

    /// <summary><see cref="PluginHosting"/> with the trusted keys in the data directory, unless their path is absolute.</summary>
    internal PluginHostingOptions PluginOptions() => PluginHosting with { TrustedKeys = Path.Combine(Path.GetFullPath(Data), PluginHosting.TrustedKeys) };
}
