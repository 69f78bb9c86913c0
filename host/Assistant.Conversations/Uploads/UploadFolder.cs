namespace Assistant.Conversations.Uploads;

/// <summary>Where a file lies while its text is read, for seconds. Emptied when the host starts: nothing in it outlives a process.</summary>
public sealed class UploadFolder
{
    private readonly DirectoryInfo _folder;

    /// <summary>Creates the folder, or empties what a killed process left.</summary>
    /// <param name="path">The folder.</param>
    public UploadFolder(string path)
    {
        _folder = new DirectoryInfo(path);
        if (_folder.Exists)
            _folder.Delete(recursive: true);
        _folder.Create();
    }

    // Without an extension: the bytes alone say what it is.
    internal FileInfo NewFile() => new(Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N")));
}
