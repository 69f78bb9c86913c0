namespace Assistant.Conversations.Exports.Model;

/// <summary>Words of one look. Immutable.</summary>
/// <param name="Text">The words; a line break in them is one.</param>
/// <param name="Style">How they look.</param>
internal sealed record ExportRun(string Text, RunStyle Style = RunStyle.Plain)
{
    /// <summary>Where a click leads; http and https alone.</summary>
    public Uri? Link { get; init; }
}
