using System.Globalization;
using System.Text.Json;
using Assistant.Sdk;

namespace Assistant.Host.Http.Mcp;

/// <summary>What a tool gave, as <c>structuredContent</c>: an object with a list of parts, each with its sources.</summary>
internal sealed class ToolResultWriter(Utf8JsonWriter json, CultureInfo culture)
{
    public void Write(IReadOnlyList<ToolPart> parts)
    {
        json.WriteStartObject();
        json.WriteStartArray("parts");
        foreach (var part in parts)
            Write(part);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(ToolPart part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case Notice notice:
                json.WriteString("type", "notice");
                json.WriteString("kind", Name(notice.Kind));
                json.WriteString("text", notice.Text.For(culture));
                break;
            case Passages passages:
                json.WriteString("type", "passages");
                WriteHits(passages.Hits);
                break;
            case Table table:
                json.WriteString("type", "table");
                WriteTable(table);
                break;
            case Chart chart:
                json.WriteString("type", "chart");
                json.WriteString("kind", Name(chart.Kind));
                WriteTable(chart.Data);
                break;
            case FormDraft form:
                json.WriteString("type", "form");
                WriteForm(form);
                break;
        }

        json.WriteStartArray("sources");
        foreach (var source in part.Sources)
            WriteSource(source);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteHits(IReadOnlyList<Hit> hits)
    {
        json.WriteStartArray("hits");
        foreach (var hit in hits)
        {
            json.WriteStartObject();
            json.WriteNumber("rank", hit.Rank);
            json.WriteString("passage", hit.PassageId);
            WriteOptional("file", hit.File);
            WriteOptional("link", hit.Link?.AbsoluteUri);
            WriteOptional("heading", hit.Heading);
            json.WriteString("text", hit.Text);
            json.WritePropertyName("document");
            WriteSource(hit.Document);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteTable(Table table)
    {
        json.WriteString("title", table.Title.For(culture));
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name.For(culture));
            json.WriteString("type", Name(column.Type));
            WriteOptional("unit", column.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartArray();
            foreach (var cell in row)
                json.WriteStringValue(cell);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void WriteForm(FormDraft form)
    {
        json.WriteString("form", form.FormId);
        json.WriteString("title", form.Title.For(culture));
        json.WriteStartArray("fields");
        foreach (var field in form.Fields)
        {
            json.WriteStartObject();
            json.WriteString("id", field.Id);
            json.WriteString("label", field.Label.For(culture));
            WriteOptional("value", field.Value);
            json.WriteBoolean("required", field.Required);
            WriteOptional("help", field.Help?.For(culture));
            WriteOptional("error", field.Error?.For(culture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteSource(SourceReference source)
    {
        json.WriteStartObject();
        json.WriteString("id", source.DocumentId);
        json.WriteString("title", source.Title);
        WriteOptional("reference", source.Reference);
        WriteOptional("date", source.Date?.ToString("O", CultureInfo.InvariantCulture));
        WriteOptional("url", source.Url?.AbsoluteUri);
        if (source.Page is { } page)
            json.WriteNumber("page", page);
        json.WriteEndObject();
    }

    private void WriteOptional(string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
