using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Checks;
using Assistant.Conversations.Exports;
using Assistant.Conversations.History;
using Assistant.Conversations.PlainLanguage;
using Assistant.Conversations.Uploads;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.Exports;

/// <summary>A conversation that has all that an export shows.</summary>
internal static class SampleConversation
{
    public const string City = "Rebstadt am Rhein";
    public const string Question = "Was kostet der Hochwasserschutz am Altrhein,\nund wann wird gebaut?";

    public const string Text =
        "Der Hochwasserschutz am Altrhein kostet **4,6 Millionen Euro** [1]. Der Bau beginnt *frühestens* im Frühjahr 2027 [2].\n\n" +
        "- Planung: Ingenieurbüro Berg & Partner [1]\n- Bauzeit: 14 Monate [2]\n\n" +
        "| Jahr | Betrag (€) | Vorhaben |\n| --- | ---: | --- |\n| 2027 | 1.200.000 | Deicherhöhung, erster Abschnitt |\n| 2028 | 3.000.000 | Spundwand und Pumpwerk |";

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 17, 5, 0, TimeSpan.Zero);
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("Winter", TimeSpan.FromHours(1), null, null);

    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");

    public static ExportDocument Document(CultureInfo? culture = null, int turns = 1) => ExportDocument.Of(Conversation(turns), null, City, culture ?? s_german, Zone, Now);

    public static ExportDocument Document(params StoredMessage[] messages) =>
        ExportDocument.Of(new Conversation("c", "Deich", Now, Now, messages[^1].Id, messages), null, City, s_german, Zone, Now);

    public static StoredMessage Asked(string text, string id = "q", string? parent = null) =>
        new() { Id = id, ParentId = parent, Role = MessageRole.User, State = MessageState.Done, Text = text, CreatedAt = Now };

    public static StoredMessage Answered(Answer answer, string id = "a", string parent = "q") =>
        new() { Id = id, ParentId = parent, Role = MessageRole.Assistant, State = MessageState.Done, Text = answer.Text, CreatedAt = Now, Answer = new StoredAnswer { Answer = answer } };

    public static Answer Answer(string text = Text, params CheckFinding[] checks) => new() { Text = text, Mode = AnswerMode.Generated, Model = "qwen3:14b", Citations = Citations(), Checks = checks };

    public static CheckFinding Finding(string words, string reason, string text = Text) =>
        new(CheckKind.Amount, words, new LocalizedText(reason, "EN " + reason), text.IndexOf(words, StringComparison.Ordinal), words.Length);

    private static Conversation Conversation(int turns)
    {
        var messages = new List<StoredMessage>();
        for (var i = 0; i < turns; i++)
        {
            messages.Add(Asked(Question, $"q{i}", messages.LastOrDefault()?.Id) with { Attachments = [new MessageUpload("u", "Plan „Altrhein“.pdf"), new MessageUpload("v", "notiz.txt")] });
            messages.Add(Answered(
                Answer(Text, Finding("4,6 Millionen Euro", "Die Fundstelle nennt „4,2 Millionen Euro“, nicht „4,6 Millionen Euro“.")) with
                {
                    Tools = [new ToolUse("ris_papers", "{}", [Papers(), new Notice(new LocalizedText("Nur öffentliche Vorlagen."), NoticeKind.Info)], null)],
                    Notice = "„Plan „Altrhein“.pdf“ ist länger, als das Sprachmodell auf einmal lesen kann.",
                },
                $"a{i}",
                $"q{i}") with
            {
                Simple = new SimpleText
                {
                    Text = "Der Schutz vor Hochwasser kostet 4,6 Millionen Euro [1].\n\nDer Bau beginnt im Jahr 2027 [2].",
                    Model = "qwen3:14b",
                    Checks = [new CheckFinding(CheckKind.Date, "Frühjahr 2027", new LocalizedText("Die Angabe „Frühjahr 2027“ aus der Antwort fehlt in dieser Fassung."), 0, 0)],
                },
            });
        }

        return new Conversation("c", "Hochwasserschutz am Altrhein: Kosten, Bauzeit und Beteiligung der Anlieger – Rückfragen aus der Sitzung des Bau- und Umweltausschusses", Now, Now, messages[^1].Id, messages);
    }

    private static Table Papers() => new(
        new LocalizedText("Vorlagen zum Hochwasserschutz"),
        [new TableColumn(new LocalizedText("Nummer")), new TableColumn(new LocalizedText("Datum"), ColumnType.Date), new TableColumn(new LocalizedText("Betrag"), ColumnType.Number, "€"), new TableColumn(new LocalizedText("Titel")), new TableColumn(new LocalizedText("Vorlage"), ColumnType.Link)],
        [
            ["2025/0112", "2025-09-25", "4200000", "Hochwasserschutz am Altrhein: Grundsatzbeschluss zur Deicherhöhung und zum Bau eines Pumpwerks", "https://ris.example/vorlagen/2025-0112"],
            ["2026/0034", "2026-03-26", "180000.5", "Vergabe der Planungsleistungen", null],
        ]);

    private static List<Citation> Citations() =>
    [
        new(1, new SourceReference { DocumentId = "2025/0112", Title = "Hochwasserschutz am Altrhein", Reference = "2025/0112", Date = new DateOnly(2025, 9, 25), Page = 3, Url = new Uri("https://ris.example/2025-0112") }, "Vorlage.pdf", new Uri("https://ris.example/files/2025-0112-vorlage-hochwasserschutz-altrhein.pdf?version=3&download=1#page=3"), "p1", "Die Gesamtkosten betragen nach der Kostenberechnung 4,2 Millionen Euro (brutto).")
        {
            Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Committee] = ["Bau- und Umweltausschuss"] },
        },
        new(2, new SourceReference { DocumentId = "upload:u", Title = "Plan „Altrhein“.pdf" }, null, null, "upload:u", "Baubeginn ist frühestens im Frühjahr 2027."),
    ];
}
