namespace Assistant.Conversations.Exports.Model;

/// <summary>A cell of a table. Immutable.</summary>
/// <param name="Runs">Its words.</param>
/// <param name="IsNumber">Whether it stands at the right.</param>
internal sealed record ExportCell(IReadOnlyList<ExportRun> Runs, bool IsNumber = false)
{
    public static ExportCell Of(string text, bool isNumber = false) => new([new ExportRun(text)], isNumber);
}
