namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>The folder of an index on the disk. Thread-safe.</summary>
internal sealed class IndexFolder : IIndexFiles
{
    private const int BufferSize = 1 << 16;
    private readonly string _path;

    /// <summary>Creates the folder if need be.</summary>
    public IndexFolder(string path)
    {
        _path = path;
        Directory.CreateDirectory(path);
    }

    public IReadOnlyList<string> Names() => [.. Directory.EnumerateFiles(_path).Select(file => Path.GetFileName(file))];

    public string PathOf(string name) => Path.Combine(_path, name);

    public void Write(string name, Action<Stream> write)
    {
        using var stream = new FileStream(PathOf(name), FileMode.Create, FileAccess.Write, FileShare.None, BufferSize);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    public void Rename(string from, string to) => File.Move(PathOf(from), PathOf(to), overwrite: true);

    public void Flush() => DirectorySync.Flush(_path);

    public void Delete(string name) => File.Delete(PathOf(name));
}
