namespace Assistant.Memory.Extraction.Children;

/// <summary>What a child left behind.</summary>
/// <param name="Ending">Why it ended.</param>
/// <param name="ExitCode">Its exit code; 128 + signal where a signal ended it.</param>
/// <param name="Output">What it wrote, at most the limit.</param>
/// <param name="Errors">The beginning of its error output.</param>
internal sealed record ChildResult(ChildEnding Ending, int ExitCode, ReadOnlyMemory<byte> Output, string Errors);
