namespace Assistant.PluginHosting.Verification.Files;

/// <summary>Which paths a file of a plugin may have, in a manifest and in a package alike.</summary>
internal static class PackagePath
{
    private const int MaxLength = 240;

    /// <summary>What is wrong with a path, as the end of a sentence that begins with it; <see langword="null"/> where nothing is.</summary>
    public static string? Check(string path)
    {
        if (path.Length is 0 or > MaxLength)
            return $"is empty or longer than {MaxLength} characters; give the file a shorter name.";
        if (path.Contains('\\', StringComparison.Ordinal))
            return "has a backslash; write “/” between folders.";
        if (path[0] == '/' || path.Contains(':', StringComparison.Ordinal))
            return "is absolute; write the path within the plugin's folder.";
        if (path.Any(char.IsControl))
            return "has a control character; rename the file.";
        return path.Split('/').Any(part => part is "" or "." or ".." || part[^1] is '.' or ' ')
            ? "leads out of the plugin's folder or has an empty part, or one that ends with a dot or a space; write the plain path within the folder."
            : null;
    }

    /// <summary>The paths that differ from one before them only in case: on Windows and macOS they are one file.</summary>
    public static IEnumerable<string> Twins(IEnumerable<string> paths)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return paths.Where(path => !known.Add(path));
    }
}
