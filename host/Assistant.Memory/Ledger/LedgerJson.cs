using System.Text.Json.Serialization;

namespace Assistant.Memory.Ledger;

[JsonSerializable(typeof(SortedDictionary<string, IReadOnlyList<string>>))]
internal sealed partial class LedgerJson : JsonSerializerContext;
