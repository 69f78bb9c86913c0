using System.IO.Compression;
using System.Text;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Faults;

/// <summary>Files that cannot be read, or not wholly, cost themselves; the other papers of the run are found.</summary>
public sealed class DifficultFilesTests
{
    [Fact]
    public async Task A_sync_goes_on_past_files_that_cannot_be_read_and_counts_them_by_reason()
    {
        await using var council = new SmallCouncil();
        council.Add("2025-0001", "Trinkbrunnen am Hafenplatz", "good-1.pdf", PdfFile.Write(2, "Anlage", "Der Trinkbrunnen kostet 18.500 Euro."));
        council.Add("2025-0002", "Abgeschnitten", "cut.pdf", PdfFile.Write(1, "", "Verloren")[..120]);
        council.Add("2025-0003", "Verpackt", "zip.pdf", Zip());
        council.Add("2025-0004", "Leer", "empty.pdf", []);
        council.Add("2025-0005", "Fehlerseite", "page.pdf", Encoding.UTF8.GetBytes("<!doctype html><html><title>404</title><body>Nicht gefunden</body></html>"));
        council.Add("2025-0006", "Zahlensalat", "noise.pdf", Noise());
        council.Add("2025-0007", "Wasserspielplatz", "good-2.pdf", PdfFile.Write(1, "", "Der Wasserspielplatz wird im Mai gebaut."));
        await council.StartAsync();

        var summary = (await council.RunAsync("sync", "--json")).ShouldBeDone().Json;

        summary.GetProperty("complete").GetBoolean().ShouldBeTrue();
        summary.GetProperty("added").GetInt32().ShouldBe(7);
        summary.GetProperty("failed").GetInt32().ShouldBe(5);
        summary.GetProperty("reasons").EnumerateObject().Sum(reason => reason.Value.GetInt32()).ShouldBe(5);
        Ledger.FileOf(council.Data, "Abgeschnitten").State.ShouldBe("Broken");
        Ledger.FileOf(council.Data, "Verpackt").ShouldSatisfyAllConditions(
            file => file.State.ShouldBe("Unsupported"),
            file => file.Reason.ShouldNotBeNull().ShouldContain("ZIP"));
        Ledger.FileOf(council.Data, "Leer").Reason.ShouldNotBeNull().ShouldContain("empty");
        Ledger.FileOf(council.Data, "Fehlerseite").Reason.ShouldNotBeNull().ShouldContain("web page titled “404”");
        Ledger.FileOf(council.Data, "Zahlensalat").Reason.ShouldNotBeNullOrEmpty();
        (await council.RunAsync("search", "Trinkbrunnen", "--json")).ShouldBeDone().Json[0].GetProperty("document").GetProperty("reference").GetString().ShouldBe("2025/0001");
        (await council.RunAsync("search", "Wasserspielplatz", "--json")).ShouldBeDone().Json[0].GetProperty("document").GetProperty("reference").GetString().ShouldBe("2025/0007");
        (await council.RunAsync("search", "Verpackt", "--json")).ShouldBeDone();
    }

    [Fact]
    public async Task A_file_of_10000_pages_is_read_in_part_and_says_so()
    {
        await using var council = new SmallCouncil();
        council.Add("2025-0001", "Gesamtabwägung", "long.pdf", PdfFile.Write(10_000, "Weitere Stellungnahme", "Die Zusammenfassung nennt das Schöpfwerk Altrhein."));
        council.Add("2025-0002", "Wasserspielplatz", "good.pdf", PdfFile.Write(1, "", "Der Wasserspielplatz wird im Mai gebaut."));
        await council.StartAsync();

        (await council.RunAsync("sync", "--json")).ShouldBeDone().Json.GetProperty("added").GetInt32().ShouldBe(2);

        var (state, reason) = Ledger.FileOf(council.Data, "Gesamtabwägung");
        state.ShouldBe("Partial");
        reason.ShouldNotBeNull().ShouldContain("first 3000 pages");
        var hit = (await council.RunAsync("search", "Zusammenfassung Schöpfwerk", "--json")).ShouldBeDone().Json[0].GetProperty("passage");
        hit.GetProperty("page").GetInt32().ShouldBe(1);
        hit.GetProperty("link").GetString().ShouldNotBeNull().ShouldEndWith("long.pdf#page=1");
        (await council.RunAsync("search", "Wasserspielplatz", "--json")).ShouldBeDone().Json.GetArrayLength().ShouldBeGreaterThan(0);
    }

    private static byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("vorlage.txt").Open())
            entry.Write("Verpackter Text"u8);
        return stream.ToArray();
    }

    private static byte[] Noise()
    {
        var noise = new byte[4096];
        new Random(20250312).NextBytes(noise);
        return [.. "%PDF-1.4\n"u8, .. noise];
    }
}
