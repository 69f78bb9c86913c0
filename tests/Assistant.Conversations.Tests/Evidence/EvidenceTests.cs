using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.History;
using Assistant.Conversations.Tests.History;
using Assistant.Sdk;
using Assistant.Storage.State.Sqlite;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Tests.Evidence;

public sealed class EvidenceTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-evidence-").FullName;
    private readonly TestTurns _rooms = new();
    private SqliteStateDatabase _database = null!;
    private HistoryLab _lab = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = new SqliteStateDatabase(Path.Combine(_folder, "state.db"), TimeProvider.System);
        _lab = new HistoryLab(_database, _rooms, new MovableTime());
        await _rooms.SyncAsync(
            TestTurns.Paper("V/0012/2025", "Deich am Altrhein", "Der Deich am Altrhein wird bis 2027 erhöht. Die Kosten betragen 4,2 Millionen Euro [12]."),
            TestTurns.Paper("V/0013/2025", "Intern", "Der Deich am Altrhein ist undicht.", Audience.Internal));
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _rooms.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_package_of_a_real_answer_is_in_order_and_says_what_it_rests_on()
    {
        var package = await PackAsync();

        var report = Verify(package);

        report.Findings.ShouldBeEmpty();
        report.Quotes.ShouldBeGreaterThan(0);
        report.KeyFingerprint.ShouldBeNull();
        var document = report.Document!;
        document.Question.ShouldBe("Was kostet der Deich am Altrhein?");
        (document.City, document.Mode, document.PromptVersion).ShouldBe(("rebstadt", "extractive", "2026-09-01"));
        document.IndexVersion.ShouldNotBeNullOrEmpty();
        var citation = document.Citations[0];
        citation.Title.ShouldBe("Deich am Altrhein");
        citation.FileSha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("Der Deich am Altrhein wird bis 2027 erhöht. Die Kosten betragen 4,2 Millionen Euro [12]."))));
        Files(package)[citation.PassageFile!].ShouldContain(citation.Quote);
        Files(package)["README.txt"].ShouldContain("assistant evidence verify");
    }

    [Fact]
    public async Task A_paper_that_changes_afterwards_does_not_change_the_evidence()
    {
        var (id, answer) = await AnsweredAsync();
        await _rooms.SyncAsync(TestTurns.Paper("V/0012/2025", "Deich am Altrhein", "Der Deich wird doch nicht erhöht."));

        var report = Verify(await PackAsync(id, answer));

        report.Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("passages/1.txt", "4,2", "9,9", "passages/1.txt was changed")]
    [InlineData("evidence.json", "4,2", "9,9", "evidence.json was changed")]
    [InlineData("answer.json", "4,2", "9,9", "answer.json was changed")]
    [InlineData("README.txt", "Beleg", "Belag", "README.txt was changed")]
    [InlineData("manifest.json", "README.txt", "README2.txt", "README2.txt is missing")]
    public async Task A_changed_file_is_named(string file, string old, string @new, string sentence)
    {
        var package = Changed(await PackAsync(), files => files[file] = files[file].Replace(old, @new, StringComparison.OrdinalIgnoreCase));

        Verify(package).Findings.ShouldContain(finding => finding.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_are_missing_or_added_are_named()
    {
        var package = Changed(await PackAsync(), files =>
        {
            files.Remove("passages/1.txt");
            files["passages/9.txt"] = "Neu";
        });

        var findings = Verify(package).Findings;

        findings.ShouldContain("The file passages/1.txt is missing.");
        findings.ShouldContain("The file passages/9.txt was added: the manifest does not name it.");
        findings.ShouldContain(finding => finding.StartsWith("Citation [1] is not proven", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_quote_that_was_bent_is_found_even_when_all_hashes_were_made_anew()
    {
        var package = Changed(
            await PackAsync(),
            files => files["evidence.json"] = files["evidence.json"].Replace("4,2 Millionen", "9,9 Millionen", StringComparison.Ordinal),
            rehash: true);

        Verify(package).Findings.ShouldHaveSingleItem().ShouldContain("The quote of citation [1] does not stand in passages/1.txt");
    }

    [Fact]
    public async Task Citations_without_source_and_wrong_numbers_are_found()
    {
        var package = Changed(
            await PackAsync(),
            files =>
            {
                var evidence = JsonNode.Parse(files["evidence.json"])!;
                evidence["answer"] = evidence["answer"]!.GetValue<string>() + " Auch das Land zahlt [7].";
                evidence["citations"]![0]!["number"] = 3;
                files["evidence.json"] = evidence.ToJsonString();
            },
            rehash: true);

        var findings = Verify(package).Findings;

        findings.ShouldContain("The answer cites [7], for which the package has no source.");
        findings.ShouldContain("The citations are not numbered one after the other: [3] stands where [1] belongs.");
    }

    [Fact]
    public async Task A_signature_shows_who_made_the_package_and_that_nothing_was_made_anew()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var keyFile = Path.Combine(_folder, "key.pem");
        await File.WriteAllTextAsync(keyFile, key.ExportECPrivateKeyPem(), Token);
        var package = await PackAsync(keyFile);

        Verify(package).ShouldSatisfyAllConditions(
            report => report.Findings.ShouldBeEmpty(),
            report => report.KeyFingerprint.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))));
        Verify(Changed(package, files => files["passages/1.txt"] += " ", rehash: true)).Findings.ShouldBe(["The signature does not fit the manifest."]);
    }

    [Fact]
    public async Task A_key_file_that_holds_no_key_is_a_sentence()
    {
        var keyFile = Path.Combine(_folder, "key.pem");
        await File.WriteAllTextAsync(keyFile, "geheim", Token);

        var exception = await Should.ThrowAsync<EvidenceException>(() => PackAsync(keyFile));

        exception.Message.ShouldContain(keyFile);
        exception.Message.ShouldContain("openssl");
    }

    [Fact]
    public async Task There_is_no_package_of_an_answer_that_was_cut_off()
    {
        var id = await _lab.NewAsync(HistoryLab.Anna);
        var asked = await _lab.Turns.AskAsync(HistoryLab.Anna, id, "Deich?", null, Token);
        await using (var draft = await _lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, asked, Token))
            await draft.AppendAsync("Der", Token);
        var conversation = await _lab.GetAsync(HistoryLab.Anna, id);

        Should.Throw<EvidenceException>(() => new EvidencePackager(_lab.Time, null).Pack(HistoryLab.Anna, conversation, conversation.ActiveLeafId!, []));
        Should.Throw<ConversationNotFoundException>(() => new EvidencePackager(_lab.Time, null).Pack(HistoryLab.Anna, conversation, asked, []));
    }

    [Fact]
    public async Task A_passage_that_the_caller_may_not_see_is_not_kept()
    {
        var hits = await _rooms.Get<Memory.Retrieval.PassageSearch>().SearchAsync(Caller.Staff("rebstadt", "amt", []), new RetrievalQuery("Deich undicht"), Token);
        var hidden = hits.Single(hit => hit.Document.Title == "Intern");
        var id = await _lab.NewAsync(HistoryLab.Anna);
        var asked = await _lab.Turns.AskAsync(HistoryLab.Anna, id, "Deich?", null, Token);

        var answer = await _lab.AnswerAsync(HistoryLab.Anna, id, asked, HistoryLab.Answer("Undicht [1].", new Citation(1, hidden.Document, null, null, hidden.PassageId, "Der Deich am Altrhein ist undicht.")));

        (await _lab.Conversations.GetEvidenceAsync(HistoryLab.Anna, id, answer, Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 no zip")]
    public void What_is_no_package_is_a_sentence(string content) =>
        Verify(Encoding.Latin1.GetBytes(content)).Findings.ShouldContain(finding => finding.StartsWith("The file is no ZIP file", StringComparison.Ordinal));

    [Theory]
    [InlineData("manifest.json", "null")]
    [InlineData("manifest.json", "{\"files\":null,\"sha256\":\"x\"}")]
    [InlineData("manifest.json", "{\"files\":[null],\"sha256\":\"x\"}")]
    [InlineData("manifest.json", "[]")]
    [InlineData("evidence.json", "{}")]
    [InlineData("evidence.json", "null")]
    [InlineData("evidence.json", "{\"citations\":[null]}")]
    [InlineData("signature.json", "{\"algorithm\":\"none\",\"publicKey\":\"x\",\"signature\":\"x\"}")]
    [InlineData("signature.json", "{}")]
    public async Task A_broken_file_is_a_finding_and_no_crash(string file, string content) =>
        Verify(Changed(await PackAsync(), files => files[file] = content)).IsValid.ShouldBeFalse();

    private async Task<(string Conversation, string Answer)> AnsweredAsync()
    {
        var id = await _lab.NewAsync(HistoryLab.Anna);
        var asked = await _lab.Turns.AskAsync(HistoryLab.Anna, id, "Was kostet der Deich am Altrhein?", null, Token);
        var answer = await _rooms.AskAsync("Was kostet der Deich am Altrhein?", caller: HistoryLab.Anna);
        answer.Citations.ShouldNotBeEmpty();
        return (id, await _lab.AnswerAsync(HistoryLab.Anna, id, asked, new StoredAnswer { Answer = answer, PromptVersion = "2026-09-01" }));
    }

    private async Task<byte[]> PackAsync(string? keyFile = null)
    {
        var (id, answer) = await AnsweredAsync();
        return await PackAsync(id, answer, keyFile);
    }

    private async Task<byte[]> PackAsync(string id, string answer, string? keyFile = null) => new EvidencePackager(_lab.Time, keyFile)
        .Pack(HistoryLab.Anna, await _lab.GetAsync(HistoryLab.Anna, id), answer, await _lab.Conversations.GetEvidenceAsync(HistoryLab.Anna, id, answer, Token));

    private static EvidenceReport Verify(byte[] package) => EvidenceVerifier.Verify(new MemoryStream(package));

    private static Dictionary<string, string> Files(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            },
            StringComparer.Ordinal);
    }

    private static byte[] Changed(byte[] package, Action<Dictionary<string, string>> change, bool rehash = false)
    {
        var files = Files(package);
        change(files);
        if (rehash)
            files["manifest.json"] = Manifest(files);
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return buffer.ToArray();
    }

    // As somebody else would write it who knows the format.
    private static string Manifest(Dictionary<string, string> files)
    {
        var lines = new StringBuilder();
        var list = new JsonArray();
        foreach (var (name, text) in files.Where(file => file.Key is not ("manifest.json" or "signature.json")).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            list.Add(new JsonObject { ["path"] = name, ["bytes"] = bytes.Length, ["sha256"] = hash });
            lines.Append(CultureInfo.InvariantCulture, $"{hash}  {name}\n");
        }

        return new JsonObject
        {
            ["format"] = "assistant-evidence",
            ["version"] = 1,
            ["files"] = list,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString()))),
        }.ToJsonString();
    }
}
