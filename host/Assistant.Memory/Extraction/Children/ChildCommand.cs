namespace Assistant.Memory.Extraction.Children;

/// <summary>What is started: no shell, each argument as it is.</summary>
internal sealed record ChildCommand
{
    /// <summary>A name on the PATH or a full path.</summary>
    public required string Program { get; init; }

    /// <summary>The Debian package that brings the program, for the message when it is missing.</summary>
    public required string Package { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What it reads from its standard input.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>What it finds in its environment beside path and character set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];
}
