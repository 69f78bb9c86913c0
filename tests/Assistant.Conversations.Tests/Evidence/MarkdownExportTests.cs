using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.History;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.Evidence;

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

            ## Frage (16.09.2026 10:00)

            > Was kostet
            > der Deich?

            ## Antwort (16.09.2026 10:00)

            Er kostet **4,2 Millionen** Euro [1].

            ### Quellen

            1. **Deich \[Altrhein\]**, V/0012/2025, 12.03.2025, S. 3 – <https://ris.example/12.pdf#page=3>
               > „Die Kosten betragen 4,2 Millionen Euro.“

            *Mit dem Sprachmodell qwen3:14b geschrieben. Maßgeblich sind die Quellen.*

            """);
    }

    [Theory]
    [InlineData(MessageState.Stopped, "Abgebrochen")]
    [InlineData(MessageState.Interrupted, "Unvollständig")]
    [InlineData(MessageState.Running, "Unvollständig")]
    [InlineData(MessageState.Failed, "Keine Antwort")]
    public void An_answer_that_is_not_complete_is_marked(MessageState state, string mark) =>
        Write(Question("Deich?"), Answer("Er kostet", state)).ShouldContain($"Er kostet\n\n**{mark}");

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

        MarkdownExport.Write(conversation, null, CultureInfo.GetCultureInfo("en-GB"), TimeZoneInfo.Utc).ShouldNotContain("Erste?");
        MarkdownExport.Write(conversation, "q", CultureInfo.GetCultureInfo("en-GB"), TimeZoneInfo.Utc).ShouldContain("## Question (16/09/2026 08:00)\n\n> Erste?");
        Should.Throw<ConversationNotFoundException>(() => MarkdownExport.Write(conversation, "nirgends", CultureInfo.InvariantCulture, TimeZoneInfo.Utc));
    }

    private static string Write(params StoredMessage[] messages) => MarkdownExport.Write(
        new Conversation("c", "Deich", s_now, s_now, messages[^1].Id, messages), null, CultureInfo.GetCultureInfo("de-DE"), TimeZoneInfo.CreateCustomTimeZone("Sommer", TimeSpan.FromHours(2), null, null));

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
