namespace Assistant.Host.CommandLine;

/// <summary>Finds programs as the operating system would.</summary>
internal static class ProgramPath
{
    /// <summary>Whether a program of this name is on the PATH, or at this path.</summary>
    public static bool Exists(string program) => program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
