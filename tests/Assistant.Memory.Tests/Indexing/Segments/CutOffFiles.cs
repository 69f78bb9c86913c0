using Assistant.Memory.Indexing.Segments.Storage;

namespace Assistant.Memory.Tests.Indexing.Segments;

/// <summary>A folder that the process is killed in at its n-th operation: that one is done by half, and nothing after it.</summary>
internal sealed class CutOffFiles(IIndexFiles files, int failing) : IIndexFiles
{
    /// <summary>How many operations there were.</summary>
    public int Operations { get; private set; }

    private bool IsDead => Operations >= failing;

    public IReadOnlyList<string> Names() => files.Names();

    public string PathOf(string name) => files.PathOf(name);

    public void Write(string name, Action<Stream> write)
    {
        if (Dies())
        {
            if (Operations == failing)
                files.Write(name, stream => WriteHalf(write, stream));
            throw new InvalidOperationException("cut off here");
        }

        files.Write(name, write);
    }

    public void Rename(string from, string to) => Do(() => files.Rename(from, to));

    public void Flush() => Do(files.Flush);

    public void Delete(string name)
    {
        if (Dies())
            throw new IOException("cut off here");
        files.Delete(name);
    }

    private static void WriteHalf(Action<Stream> write, Stream stream)
    {
        using var whole = new MemoryStream();
        write(whole);
        stream.Write(whole.ToArray().AsSpan(0, (int)whole.Length / 2));
    }

    private void Do(Action action)
    {
        if (Dies())
            throw new InvalidOperationException("cut off here");
        action();
    }

    private bool Dies()
    {
        if (!IsDead)
            Operations++;
        return IsDead;
    }
}
