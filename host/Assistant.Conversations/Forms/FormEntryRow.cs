using System.Text.Json;

namespace Assistant.Conversations.Forms;

/// <summary>A row of the table <c>form_entry</c>.</summary>
internal sealed class FormEntryRow
{
    public string Message { get; init; } = "";

    public long Form { get; init; }

    public string Entries { get; init; } = "";

    public FormEntry ToEntry() => new(Message, (int)Form, JsonSerializer.Deserialize(Entries, FormEntryJson.Default.DictionaryStringString) ?? []);
}
