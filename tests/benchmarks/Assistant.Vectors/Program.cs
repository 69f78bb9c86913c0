using System.Globalization;
using Assistant.Memory.Indexing.Vectors;
using Assistant.Vectors;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

// vectors [COUNT [DIMENSION [QUESTIONS]]]: fills a store with vectors in clusters, then searches it
var (count, dimension, questions) = (Argument(0, 100_000), Argument(1, 1024), Argument(2, 200));
var folder = Directory.CreateTempSubdirectory("assistant-vectors-").FullName;
try
{
    var corpus = new Corpus(count, dimension, clusters: Math.Max(1, count / 500), seed: 1);
    using (var store = VectorStore.Open(folder, new VectorShape("random", dimension), NullLogger.Instance))
        Say($"filled with {count:N0} × {dimension} in {Seconds(() => corpus.Fill(store)):0.0} s");
    var opening = Seconds(() => VectorStore.Open(folder, new VectorShape("random", dimension), NullLogger.Instance).Dispose());
    using var opened = VectorStore.Open(folder, new VectorShape("random", dimension), NullLogger.Instance);
    Say($"opened in {opening * 1000:0} ms, {Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length) >> 20} MB on the disk");
    var asked = Enumerable.Range(0, questions).Select(_ => corpus.Question()).ToList();
    foreach (var (name, filter) in new[] { ("everything", Sample.Every(1)), ("every second", Sample.Every(2)), ("every hundredth", Sample.Every(100)) })
    {
        foreach (var k in new[] { 10, 100 })
        {
            var times = asked.Select(question => 1000 * Seconds(() => opened.Search(question, k, filter, CancellationToken.None))).Skip(asked.Count / 10).Order().ToList();
            Say($"{name}, {k} hits: p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, max {times[^1]:0.0} ms");
        }
    }

    var found = asked.Take(100).Sum(question => opened.Search(question, 10, Sample.Every(1), CancellationToken.None).Select(hit => hit.Passage).Intersect(corpus.Nearest(question, 10)).Count());
    Say($"recall@10 against exact floats over {Math.Min(100, questions)} questions: {found / (10.0 * Math.Min(100, questions)):0.0000}");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

int Argument(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

static void Say(FormattableString text) => AnsiConsole.WriteLine(text.ToString(CultureInfo.InvariantCulture));

static double Seconds(Action action)
{
    var started = TimeProvider.System.GetTimestamp();
    action();
    return TimeProvider.System.GetElapsedTime(started).TotalSeconds;
}
