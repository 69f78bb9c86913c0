namespace Assistant.Memory.Extraction.Children;

/// <summary>Finds programs as a shell would. Looked up anew each time, so that installing one needs no restart; it costs microseconds.</summary>
internal static class ProgramPath
{
    /// <summary>The full path of a program, or <see langword="null"/>.</summary>
    /// <param name="program">A name, looked for on the PATH, or a path.</param>
    public static string? Find(string program)
    {
        if (program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return File.Exists(program) ? Path.GetFullPath(program) : null;

        var path = Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin";
        foreach (var directory in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var candidate = Path.Combine(directory, program);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
