using Assistant.Memory.Extraction;
using Assistant.Memory.Ingestion;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Memory.Tests.Extraction;

/// <summary>A directory of its own and an extractor.</summary>
internal sealed class ExtractorFixture : IDisposable
{
    /// <summary>
    /// Tests that start processes run one after the other: a fork during the writing of a script would keep it open, and starting it would
    /// fail with “text file busy”.
    /// </summary>
    public const string Collection = "Extraction";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("extraction-");
    private readonly ILoggerFactory _loggers;
    private readonly WorkDirectory _work;

    public ExtractorFixture(ExtractionOptions? options = null, ILoggerFactory? loggers = null)
    {
        _loggers = loggers ?? NullLoggerFactory.Instance;
        _work = new WorkDirectory(PathOf("work"));
        Extractor = new TextExtractor(options ?? new ExtractionOptions(), _work, TimeProvider.System, _loggers);
    }

    public ITextExtractor Extractor { get; private set; }

    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    /// <summary>Replaces the tool by a shell script.</summary>
    public void UseScript(string script, Func<ExtractionOptions, ExtractionOptions>? with = null)
    {
        var path = PathOf("fake-pdftotext");
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new ExtractionOptions { PdfToText = path };
        Extractor = new TextExtractor(with?.Invoke(options) ?? options, _work, TimeProvider.System, _loggers);
    }

    public FileInfo Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return new FileInfo(PathOf(name));
    }

    public Task<ExtractedText> ExtractAsync(byte[] bytes, string? claimed = null, string name = "file") =>
        Extractor.ExtractAsync(Write(name, bytes), claimed, TestContext.Current.CancellationToken);

    public void Dispose() => _directory.Delete(recursive: true);
}
