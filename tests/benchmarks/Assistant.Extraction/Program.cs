using System.Globalization;
using Assistant.Extraction;
using Assistant.Memory;
using Assistant.Memory.Extraction;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Splitting;
using Microsoft.Extensions.Logging.Abstractions;

// extraction FOLDER [AT_A_TIME] [--print]: reads every file in the folder
if (args.Length == 0)
{
    await Terminal.SayAsync("extraction FOLDER [AT_A_TIME] [--print]");
    return 2;
}

var isPrinted = args.Contains("--print", StringComparer.Ordinal);
var atATime = args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var number) ? number : new MemoryOptions().ExtractionsAtATime;
var work = Directory.CreateTempSubdirectory("extraction-");
try
{
    var time = TimeProvider.System;
    var extractor = new TextExtractor(new ExtractionOptions(), new WorkDirectory(work.FullName), time, NullLoggerFactory.Instance);
    var splitter = new PassageSplitter();
    var files = new DirectoryInfo(args[0]).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
    var start = time.GetTimestamp();
    long characters = 0, passages = 0;
    await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = atATime }, async (file, cancellationToken) =>
    {
        var text = await extractor.ExtractAsync(file, claimedMediaType: null, cancellationToken);
        Interlocked.Add(ref characters, text.Pages.Sum(page => (long)page.Text.Length));
        if (!isPrinted)
            return;
        var drafts = splitter.Split(text);
        Interlocked.Add(ref passages, drafts.Count);
        await Terminal.SayAsync(Report.Of(file, text, drafts));
    });
    var elapsed = time.GetElapsedTime(start);
    await Terminal.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {characters} characters, {elapsed.TotalSeconds:0.00} s"));
}
finally
{
    work.Delete(recursive: true);
}

return 0;
