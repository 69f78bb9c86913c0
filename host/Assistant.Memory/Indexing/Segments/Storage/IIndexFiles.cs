namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>The few things that an index does to its folder: a seam, so that tests can cut it off between any two of them.</summary>
internal interface IIndexFiles
{
    /// <summary>The names of all files.</summary>
    IReadOnlyList<string> Names();

    /// <summary>Where a file lies.</summary>
    string PathOf(string name);

    /// <summary>Writes a new file, and returns once it is on the disk.</summary>
    void Write(string name, Action<Stream> write);

    /// <summary>Gives a file another name, in place of one that has it; both as one step.</summary>
    void Rename(string from, string to);

    /// <summary>Returns once the folder's entries are on the disk.</summary>
    void Flush();

    /// <summary>Removes a file; nothing where it is not there.</summary>
    void Delete(string name);
}
