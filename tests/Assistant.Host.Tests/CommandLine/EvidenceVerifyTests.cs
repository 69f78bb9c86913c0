using Assistant.Conversations.Answers;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.History;
using Assistant.Host.Tests.Lab;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Host.Tests.CommandLine;

public sealed class EvidenceVerifyTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_package_in_order_ends_with_0_and_says_what_was_checked()
    {
        var outcome = await AssistantProcess.RunAsync("evidence", "verify", Package("Die Kosten betragen 4,2 Millionen Euro."));

        outcome.ShouldBeDone();
        outcome.Output.ShouldContain("unchanged: 5 files; quotes that stand word for word in their passages: 1.");
        outcome.Output.ShouldContain("Was kostet der Deich?");
        outcome.Output.ShouldContain("not signed");
    }

    [Fact]
    public async Task A_quote_that_is_not_in_its_passage_ends_with_1_and_a_sentence()
    {
        var outcome = (await AssistantProcess.RunAsync("evidence", "verify", Package("Die Kosten betragen 5 Millionen Euro."), "--json")).ShouldEndWith(1);

        outcome.Json.GetProperty("valid").GetBoolean().ShouldBeFalse();
        outcome.Json.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldContain("[1]");
        outcome.Json.GetProperty("city").GetString().ShouldBe("rebstadt");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_usage() =>
        (await AssistantProcess.RunAsync("evidence", "verify", _folder.File("nichts.zip"))).ShouldEndWith(2).Sentence.ShouldContain("nichts.zip");

    [Fact]
    public async Task A_file_that_is_no_package_ends_with_1() =>
        (await AssistantProcess.RunAsync("evidence", "verify", _folder.Write("text.zip", "kein Paket"))).ShouldEndWith(1).Output.ShouldContain("no ZIP file");

    private string Package(string quote)
    {
        var now = new DateTimeOffset(2026, 9, 16, 8, 0, 0, TimeSpan.Zero);
        var citation = new Citation(1, new SourceReference { DocumentId = "d", Title = "Deich" }, "Vorlage.pdf", null, "p", quote);
        var answer = new Answer { Text = $"„{quote}“ [1]", Mode = AnswerMode.Extractive, Citations = [citation] };
        var conversation = new Conversation("c", "Deich", now, now, "a",
        [
            new StoredMessage { Id = "q", Role = MessageRole.User, State = MessageState.Done, Text = "Was kostet der Deich?", CreatedAt = now },
            new StoredMessage { Id = "a", ParentId = "q", Role = MessageRole.Assistant, State = MessageState.Done, Text = answer.Text, CreatedAt = now, EndedAt = now, Answer = new StoredAnswer { Answer = answer }, AnswerJson = "{}" },
        ]);
        var passage = new EvidencePassage { Id = "p", DocumentId = "d", Text = "Der Deich. Die Kosten\nbetragen 4,2 Millionen Euro." };
        var file = _folder.File("belege.zip");
        File.WriteAllBytes(file, new EvidencePackager(TimeProvider.System, null).Pack(Caller.Anonymous("rebstadt"), conversation, "a", [passage]));
        return file;
    }
}
