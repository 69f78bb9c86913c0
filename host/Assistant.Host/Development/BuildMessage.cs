using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Host.Development;

/// <summary>An error or warning of a build. Immutable.</summary>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="Place">The file, with its line: <c>Places.cs(12,9)</c>; empty where there is none.</param>
/// <param name="Code">The code: <c>CS1002</c>.</param>
/// <param name="Text">What is wrong.</param>
internal sealed partial record BuildMessage(bool IsError, string Place, string Code, string Text)
{
    /// <summary>Reads a line of MSBuild's output (learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks).</summary>
    /// <param name="line">The line.</param>
    /// <param name="folder">Paths are told from here.</param>
    /// <returns><see langword="null"/> where it is something else.</returns>
    public static BuildMessage? Read(string line, string folder)
    {
        if (Message().Match(line) is not { Success: true } match)
            return null;
        var file = match.Groups["file"].Value.Trim();
        var place = Path.IsPathFullyQualified(file) ? Path.GetRelativePath(folder, file) : file;
        if (match.Groups["position"].Success)
            place = string.Create(CultureInfo.InvariantCulture, $"{place}({match.Groups["position"].Value})");
        return new BuildMessage(match.Groups["kind"].Value == "error", place, match.Groups["code"].Value, match.Groups["text"].Value.Trim());
    }

    public override string ToString() => $"{(Place.Length > 0 ? $"{Place}: " : "")}{(IsError ? "error" : "warning")} {Code}: {Text}";

    [GeneratedRegex(@"^\s*(?<file>[^\s(:][^(:]*|[A-Za-z]:[^(:]*)?(\((?<position>\d+(,\d+)?)[^)]*\))?\s*:\s*(?<kind>error|warning)\s+(?<code>\w+)\s*:\s*(?<text>.*?)(\s\[[^\]]*proj[^\]]*\])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Message();
}
