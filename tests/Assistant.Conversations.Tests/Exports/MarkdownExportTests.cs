using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Exports;
using Assistant.Conversations.History;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.Exports;

public sealed class MarkdownExportTests
{
    private static readonly DateTimeOffset s_now = new(2026, 9, 16, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_turn_is_a_question_an_answer_and_its_numbered_sources()
    {
        var citation = new Citation(
            1,
            new SourceReference { DocumentId = "d", Title = "Deich [Altrhein]", Reference = "V/0012/2025", Date = new DateOnly(2025, 3, 12), Page = 3, Url = new Uri("https://ris.example/12") },
            "Vorlage.pdf",
            new Uri("https://ris.example/12.pdf#page=3"),
            "p1",
            "Die Kosten betragen 4,2 Millionen Euro.");

        var text = Write(Question("Was kostet\nder Deich?"), Answer("Er kostet **4,2 Millionen** Euro [1].", MessageState.Done, citation));

        text.ShouldBe("""
            # Deich

            *Assistent der Stadtverwaltung Rebstadt. Erstellt am 16. September 2026, 10:00 Uhr*

            ## Frage (16.09.2026 10:00)

            > Was kostet
            > der Deich?

            ## Antwort (16.09.2026 10:00)

            *KI-generiert, bitte prüfen: mit dem Sprachmodell qwen3:14b geschrieben. Maßgeblich sind die Quellen.*

            Er kostet **4,2 Millionen** Euro [1].

            ### Quellen

            1. **Deich \[Altrhein\]**, V/0012/2025, 12.03.2025, S. 3 – <https://ris.example/12.pdf#page=3>
               > „Die Kosten betragen 4,2 Millionen Euro.“

            """);
    }

    [Theory]
    [InlineData(MessageState.Stopped, "Abgebrochen")]
    [InlineData(MessageState.Interrupted, "Unvollständig")]
    [InlineData(MessageState.Running, "Unvollständig")]
    [InlineData(MessageState.Failed, "Keine Antwort")]
    public void An_answer_that_is_not_complete_is_marked(MessageState state, string mark) =>
        Write(Question("Deich?"), Answer("Er kostet", state)).ShouldContain($"**{mark}");

    [Fact]
    public void Below_a_source_stands_what_is_to_be_known_of_it()
    {
        var newer = new RelatedDocument(new SourceReference { DocumentId = "n", Title = "Deich", Reference = "V/0013/2025", Date = new DateOnly(2025, 4, 12), Url = new Uri("https://ris.example/13") });
        var citation = new Citation(1, new SourceReference { DocumentId = "d", Title = "Deich" }, null, null, "p1", "Die Kosten.") { IsRecognized = true, Newer = newer, SameText = [newer with { Document = newer.Document with { DocumentId = "o", Url = null } }] };

        var text = Write(Question("Was?"), Answer("Das [1].", MessageState.Done, citation));

        text.ShouldContain("   > „Die Kosten.“\n");
        text.ShouldContain("   *Es gibt eine neuere Unterlage mit demselben Titel:* [V/0013/2025, 12.04.2025](<https://ris.example/13>)\n");
        text.ShouldContain("   *Aus einem Scan per Texterkennung (OCR) gelesen, kann Lesefehler enthalten: bitte am Original prüfen.*\n");
        text.ShouldContain("   *Derselbe Text auch in:* V/0013/2025, 12.04.2025");
    }

    [Fact]
    public void What_people_and_documents_say_becomes_neither_heading_nor_link_nor_html()
    {
        var citation = new Citation(1, new SourceReference { DocumentId = "d", Title = "# [x](http://evil)\n# y", Url = new Uri("javascript:alert(1)") }, null, null, "p", "<script>\n# z");

        var text = Write(Question("# <img src=x>\n[a](b)"), Answer("Ja.", MessageState.Done, citation));

        text.ShouldContain(@"> \# \<img src=x\>");
        text.ShouldContain(@"1. **\# \[x\](http://evil) \# y**");
        text.ShouldContain(@"„\<script\> \# z“");
        text.ShouldNotContain("javascript");
    }

    [Fact]
    public void Only_the_branch_that_is_asked_for_is_written()
    {
        var (first, second) = (Question("Erste?"), Question("Zweite?") with { Id = "q2" });
        var conversation = new Conversation("c", "Deich", s_now, s_now, "q2", [first, second]);

        Document(conversation, null).ShouldNotContain("Erste?");
        Document(conversation, "q").ShouldContain("## Question (16/09/2026 08:00)\n\n> Erste?");
        Should.Throw<ConversationNotFoundException>(() => Document(conversation, "nirgends"));

        static string Document(Conversation conversation, string? leaf) =>
            MarkdownExport.Write(ExportDocument.Of(conversation, leaf, "Rebstadt", CultureInfo.GetCultureInfo("en-GB"), TimeZoneInfo.Utc, s_now));
    }

    [Fact]
    public void Findings_stand_beside_their_sentence_and_those_of_no_place_below()
    {
        var text = MarkdownExport.Write(SampleConversation.Document());

        text.ShouldContain("Der Hochwasserschutz am Altrhein kostet **4,6 Millionen Euro** [1]. **\\[Bitte prüfen: Die Fundstelle nennt „4,2 Millionen Euro“, nicht „4,6 Millionen Euro“.\\]** Der Bau beginnt *frühestens* im Frühjahr 2027 [2].");
        text.ShouldContain("- Bauzeit: 14 Monate [2]\n\n| Jahr | Betrag (€) | Vorhaben |");
        text.ShouldContain("### In einfacher Sprache\n\n*KI-generiert, bitte prüfen:");
        text.ShouldContain("*Prüfhinweise*\n\n- **Die Angabe „Frühjahr 2027“ aus der Antwort fehlt in dieser Fassung.**");
        text.ShouldContain("1. **Hochwasserschutz am Altrhein**, 2025/0112, Bau- und Umweltausschuss, 25.09.2025, S. 3 – <https://ris.example/files/");
    }

    [Fact]
    public void A_finding_about_words_in_emphasis_or_in_a_table_leaves_both_whole()
    {
        const string text = "**Das kostet 5 Euro.** Und mehr.\n\n| Jahr | Betrag |\n| --- | --- |\n| 2027 | 7 Euro |\n| 2028 | 8 Euro |";
        var answer = SampleConversation.Answer(text, SampleConversation.Finding("5 Euro", "Fünf.", text), SampleConversation.Finding("7 Euro", "Sieben.", text));

        var markdown = MarkdownExport.Write(SampleConversation.Document(SampleConversation.Asked("Was?"), SampleConversation.Answered(answer)));

        markdown.ShouldContain("**Das kostet 5 Euro.** **\\[Bitte prüfen: Fünf.\\]** Und mehr.");
        markdown.ShouldContain("| 2027 | 7 Euro **\\[Bitte prüfen: Sieben.\\]** |\n| 2028 | 8 Euro |");
    }

    [Fact]
    public void An_address_that_a_model_wrote_is_not_to_be_clicked_and_html_is_text()
    {
        var markdown = MarkdownExport.Write(SampleConversation.Document(SampleConversation.Asked("Was?"), SampleConversation.Answered(SampleConversation.Answer("Siehe [hier](https://evil.example/x) und <b>dort</b> ![Bild](https://evil.example/p.png) [1].\n\n[1]: https://evil.example"))));

        markdown.ShouldContain("Siehe hier (https://evil.example/x) und \\<b\\>dort\\</b\\> Bild");
        markdown.ShouldNotContain("](https://evil");
        markdown.ShouldNotContain("<https://evil");
    }

    [Fact]
    public void An_answer_without_a_model_says_so()
    {
        var answer = SampleConversation.Answer("„Wörtlich.“ [1]") with { Mode = AnswerMode.Extractive, Model = null };

        MarkdownExport.Write(SampleConversation.Document(SampleConversation.Asked("Was?"), SampleConversation.Answered(answer))).ShouldContain("*Ohne Sprachmodell: wörtliche Fundstellen, bitte prüfen.*");
    }

    private static string Write(params StoredMessage[] messages) => MarkdownExport.Write(ExportDocument.Of(
        new Conversation("c", "Deich", s_now, s_now, messages[^1].Id, messages), null, "Rebstadt", CultureInfo.GetCultureInfo("de-DE"), TimeZoneInfo.CreateCustomTimeZone("Sommer", TimeSpan.FromHours(2), null, null), s_now));

    private static StoredMessage Question(string text) => new() { Id = "q", Role = MessageRole.User, State = MessageState.Done, Text = text, CreatedAt = s_now };

    private static StoredMessage Answer(string text, MessageState state, params Citation[] citations) => new()
    {
        Id = "a",
        ParentId = "q",
        Role = MessageRole.Assistant,
        State = state,
        Text = text,
        CreatedAt = s_now,
        Answer = state == MessageState.Done ? new StoredAnswer { Answer = new Answer { Text = text, Mode = AnswerMode.Generated, Model = "qwen3:14b", Citations = citations } } : null,
    };
}
