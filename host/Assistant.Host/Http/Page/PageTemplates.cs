using System.Collections.Concurrent;
using Assistant.Host.Composition;

namespace Assistant.Host.Http.Page;

/// <summary>Reads the built pages once, and again only where a file is another. Thread-safe.</summary>
internal sealed partial class PageTemplates(AssistantSettings settings, ILogger<PageTemplates> logger)
{
    private readonly string _folder = Path.GetFullPath(settings.WebRoot);
    private readonly ConcurrentDictionary<string, Read> _read = new(StringComparer.Ordinal);

    /// <summary>The page; <see langword="null"/> where this installation was built without it.</summary>
    /// <param name="name">The file: <c>index.html</c> for staff, <c>operation.html</c> for operators.</param>
    public PageTemplate? Get(string name)
    {
        var path = Path.Combine(_folder, name);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return null;
            var stamp = (file.LastWriteTimeUtc, file.Length);
            if (_read.TryGetValue(name, out var known) && known.Stamp == stamp)
                return known.Template;
            var template = PageTemplate.Parse(File.ReadAllText(path));
            if (template is null)
                LogUnfit(path);
            _read[name] = new Read(stamp, template);
            return template;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(path, exception.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} is not the page of this program: it lacks <html>, <title> or <!--boot-->. Build the web chat again (host/web)")]
    private partial void LogUnfit(string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} cannot be read: {Reason}")]
    private partial void LogUnreadable(string file, string reason);

    private sealed record Read((DateTime Written, long Length) Stamp, PageTemplate? Template);
}
