using Assistant.Host.Composition;

namespace Assistant.Host.Http.Page;

/// <summary>Reads the built page once, and again only where the file is another. Thread-safe.</summary>
internal sealed partial class PageTemplates(AssistantSettings settings, ILogger<PageTemplates> logger)
{
    private readonly string _file = Path.Combine(Path.GetFullPath(settings.WebRoot), "index.html");
    private volatile Read? _read;

    /// <summary>The page; <see langword="null"/> where this installation was built without it.</summary>
    public PageTemplate? Get()
    {
        try
        {
            var file = new FileInfo(_file);
            if (!file.Exists)
                return null;
            var stamp = (file.LastWriteTimeUtc, file.Length);
            if (_read is { } known && known.Stamp == stamp)
                return known.Template;
            var template = PageTemplate.Parse(File.ReadAllText(_file));
            if (template is null)
                LogUnfit(_file);
            _read = new Read(stamp, template);
            return template;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(_file, exception.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} is not the page of this program: it lacks <html>, <title> or <!--boot-->. Build the web chat again (host/web)")]
    private partial void LogUnfit(string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} cannot be read: {Reason}")]
    private partial void LogUnreadable(string file, string reason);

    private sealed record Read((DateTime Written, long Length) Stamp, PageTemplate? Template);
}
