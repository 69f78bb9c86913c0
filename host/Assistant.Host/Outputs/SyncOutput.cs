using System.Text.Json.Serialization;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;

namespace Assistant.Host.Outputs;

/// <summary>What <c>sync --json</c> prints.</summary>
internal sealed record SyncOutput(
    [property: JsonPropertyName("city")] string City,
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("added")] int Added,
    [property: JsonPropertyName("changed")] int Changed,
    [property: JsonPropertyName("deleted")] int Deleted,
    [property: JsonPropertyName("unchanged")] int Unchanged,
    [property: JsonPropertyName("failed")] int Failed,
    [property: JsonPropertyName("without_text")] int WithoutText,
    [property: JsonPropertyName("partial")] int Partial,
    [property: JsonPropertyName("passages")] int Passages,
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("complete")] bool Complete,
    [property: JsonPropertyName("full")] bool Full,
    [property: JsonPropertyName("checksum")] string Checksum,
    [property: JsonPropertyName("reasons")] IReadOnlyDictionary<string, int> Reasons)
{
    public static SyncOutput Of(SourceKey key, SyncSummary summary, string checksum) => new(
        key.CityId,
        $"{key.Plugin}/{key.Name}",
        summary.Added,
        summary.Changed,
        summary.Deleted,
        summary.Unchanged,
        summary.Failed,
        summary.WithoutText,
        summary.Partial,
        summary.Passages,
        summary.Seconds,
        summary.Complete,
        summary.Full,
        checksum,
        summary.Reasons);
}
