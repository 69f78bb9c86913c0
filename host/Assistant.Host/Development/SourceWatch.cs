using System.Threading.Channels;

namespace Assistant.Host.Development;

/// <summary>Tells when files that matter were saved: once for all that are saved together.</summary>
internal sealed class SourceWatch : IDisposable
{
    /// <summary>An editor writes a file in several steps, and “save all” several files.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(150);

    private static readonly HashSet<string> s_notSources = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "TestResults", "publish", "node_modules" };

    private readonly Channel<bool> _saved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher _watcher;
    private readonly string _folder;
    private readonly string? _except;
    private readonly TimeProvider _timeProvider;

    /// <param name="folder">Where they lie, in it or below.</param>
    /// <param name="pattern">Which files: <c>*</c>, <c>city.yaml</c>.</param>
    /// <param name="timeProvider">Waits for the end of the saving.</param>
    /// <param name="except">A folder whose files do not matter: the host's own data.</param>
    public SourceWatch(string folder, string pattern, TimeProvider timeProvider, string? except = null)
    {
        _folder = Path.GetFullPath(folder);
        _except = except is null ? null : Path.GetFullPath(except) + Path.DirectorySeparatorChar;
        _timeProvider = timeProvider;
        _watcher = new FileSystemWatcher(_folder, pattern) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size };
        _watcher.Changed += Saved;
        _watcher.Created += Saved;
        _watcher.Deleted += Saved;
        _watcher.Renamed += Saved;
        // Too many at once: something was saved in any case.
        _watcher.Error += (_, _) => _saved.Writer.TryWrite(true);
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for the next save, and for the end of it.</summary>
    public async Task NextAsync(CancellationToken cancellationToken)
    {
        await _saved.Reader.ReadAsync(cancellationToken);
        do
        {
            await Task.Delay(s_quiet, _timeProvider, cancellationToken);
        }
        while (_saved.Reader.TryRead(out _));
    }

    public void Dispose() => _watcher.Dispose();

    /// <summary>Whether a file is a source: not what a build writes, nor an editor's own.</summary>
    /// <param name="relativePath">From the folder that is watched.</param>
    public static bool IsSource(string relativePath)
    {
        var parts = relativePath.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return parts[..^1].All(part => !part.StartsWith('.') && !s_notSources.Contains(part)) && parts[^1] is var name
            && !name.StartsWith('.') && !name.StartsWith('#') && !name.EndsWith('~') && !name.EndsWith(".swp", StringComparison.Ordinal) && !name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase);
    }

    private void Saved(object sender, FileSystemEventArgs e)
    {
        if (IsSource(Path.GetRelativePath(_folder, e.FullPath)) && (_except is null || !e.FullPath.StartsWith(_except, StringComparison.Ordinal)))
            _saved.Writer.TryWrite(true);
    }
}
