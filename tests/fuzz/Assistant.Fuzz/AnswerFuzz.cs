using System.Text;
using Assistant.Models;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Assistant.Models.Servers.Ollama;
using Assistant.Models.Servers.OpenAI;

namespace Assistant.Fuzz;

/// <summary>
/// Feeds answers to the parsers: whole lines, one mutant, and whole lines again, in pieces of all sizes. A part of them goes through the
/// loop of the real client, whose exceptions cost more than the parsing. The same seed makes the same run.
/// </summary>
internal sealed class AnswerFuzz(Corpus corpus, Func<CallFailures, IAnswerParser> createParser, int seed)
{
    private const int MaxFailures = 100;
    private const int LoopEvery = 32;

    private static readonly CallFailures s_failures = new("fuzz", "model");
    private static readonly EndpointOptions s_endpoint = new();

    private readonly Random _random = new(seed);
    private readonly List<byte> _answer = new(8192);
    private readonly List<string> _failures = [];

    /// <summary>A run by the name of its parser; <see langword="null"/> where there is none.</summary>
    public static AnswerFuzz? For(string target, int seed) => target switch
    {
        "ollama" => new(Corpus.Ollama, failures => new OllamaAnswerParser(failures), seed),
        "openai" => new(Corpus.OpenAI, failures => new OpenAIAnswerParser(failures), seed),
        _ => null,
    };

    /// <summary>Feeds so many mutants, each in an answer of its own.</summary>
    public async Task<FuzzResult> RunAsync(long mutants)
    {
        var mutator = new LineMutator(corpus.All, _random);
        long updates = 0, completed = 0, refused = 0;
        for (long i = 0; i < mutants; i++)
        {
            Compose(mutator);
            var answer = _answer.ToArray();
            var largest = 1 << _random.Next(14);
            try
            {
                var stream = new PieceStream(answer, () => _random.Next(1, largest + 1));
                updates += i % LoopEvery == 0 ? await LoopAsync(stream) : Parse(stream);
                completed++;
            }
            catch (ModelException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                if (_failures.Count < MaxFailures)
                    _failures.Add($"{exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}\n{Encoding.Latin1.GetString(answer)}");
            }
        }

        return new FuzzResult(mutants, updates, completed, refused, _failures);
    }

    private void Compose(LineMutator mutator)
    {
        _answer.Clear();
        for (var i = _random.Next(3); i > 0; i--)
            Add(corpus.Pieces);
        _answer.AddRange(mutator.Next());
        for (var i = _random.Next(2); i > 0; i--)
            Add(corpus.Pieces);
        if (_random.Next(2) == 0)
            Add(corpus.Ends);
    }

    private void Add(byte[][] lines)
    {
        _answer.AddRange(lines[_random.Next(lines.Length)]);
        _answer.AddRange("\n\n"u8);
    }

    private long Parse(PieceStream stream)
    {
        using var lines = new LineBuffer(s_failures);
        using var parser = createParser(s_failures);
        long updates = 0;
        for (var count = -1; count != 0;)
        {
            count = stream.Read(lines.Free().Span);
            lines.Add(count);
            while (!parser.IsComplete && lines.TryRead(out var line))
                updates += parser.Take(line) is null ? 0 : 1;
        }

        if (!parser.IsComplete && lines.TryReadRest(out var rest))
            updates += parser.Take(rest) is null ? 0 : 1;
        return parser.IsComplete || parser.End() is null ? updates : updates + 1;
    }

    private async Task<long> LoopAsync(PieceStream stream)
    {
        var watch = new SilenceWatch(TimeProvider.System, TimeSpan.FromMinutes(1), CancellationToken.None);
        var answer = new Answer(stream, stream, watch, s_failures, s_endpoint, CancellationToken.None);
        long updates = 0;
        await foreach (var _ in AnswerUpdates.ReadAsync(_ => Task.FromResult((answer, createParser(s_failures))), CancellationToken.None))
            updates++;
        return updates;
    }
}
