namespace Assistant.Memory.Ingestion;

/// <summary>Where files lie while they are read. Emptied when the host starts: nothing in it outlives a process.</summary>
internal sealed class WorkDirectory
{
    private readonly DirectoryInfo _folder;

    /// <summary>Creates the folder, or empties what a killed process left.</summary>
    /// <param name="path">The folder.</param>
    public WorkDirectory(string path)
    {
        _folder = new DirectoryInfo(path);
        if (_folder.Exists)
            _folder.Delete(recursive: true);
        _folder.Create();
    }

    /// <summary>A name that no other file has.</summary>
    public FileInfo NewFile() => new(Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N")));
}
