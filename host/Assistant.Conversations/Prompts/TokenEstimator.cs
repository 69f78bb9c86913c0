using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>
/// Says how many tokens a text has at most, without the model's tokenizer. Deterministic; learns for each model from what its servers
/// count. Thread-safe.
/// </summary>
/// <remarks>
/// The costs were measured on 1,140 German passages (councils' answers and Wikipedia) with the tokenizers of Llama 2 (3.3 characters a
/// token), Llama 3 (3.5), cl100k (3.5) and o200k (4.3): the estimate is 1.25, 1.31, 1.30 and 1.63 times the true number. Of single
/// passages fewer than one in a hundred have more tokens with Llama 2's, at most 9 percent more; none with the others.
/// </remarks>
public sealed class TokenEstimator
{
    private const double Letter = 0.3;
    private const double FirstLetter = 0.9;
    private const double Digit = 1;
    private const double FirstDigit = 1.8;
    private const double Mark = 0.7;
    private const double FirstMark = 1.1;
    private const double Symbol = 1.8;
    private const double WideSymbol = 3.3;
    private const double OtherByte = 0.85;
    private const double LineEnd = 1;
    private const double FurtherSpace = 0.25;

    // Role, begin and end of a message in the widest chat template in use, and what a call's frame takes.
    private const int PerMessage = 8;
    private const int PerTool = 24;
    private const int PerAttachment = 1_200;

    // A server that has the beginning of a prompt in its cache may count only the rest: what is too low to be true is not learned from, and
    // the highest count wins.
    private const double LowestPlausible = 0.45;
    private const double LowestFactor = 0.8;
    private const double HighestFactor = 2;
    private const double Headroom = 1.05;
    private const int MinTokens = 200;
    private const int MinObservations = 5;

    private readonly ConcurrentDictionary<string, Observed> _models = new(StringComparer.Ordinal);

    /// <summary>At most how many tokens a text has, before anything is learned of a model.</summary>
    /// <param name="text">The text.</param>
    public static int Estimate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        double tokens = 0;
        var before = Kind.Space;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = KindOf(rune);
            tokens += Cost(rune, kind, before);
            before = kind;
        }

        return (int)Math.Ceiling(tokens);
    }

    /// <summary>At most how many tokens a message takes, with its frame.</summary>
    /// <param name="message">The message.</param>
    public static int Estimate(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return PerMessage + message.Contents.Sum(content => content switch
        {
            TextContent text => Estimate(text.Text),
            FunctionCallContent call => PerTool + Estimate(call.Name) + (call.Arguments?.Sum(argument => Estimate(argument.Key) + Estimate(argument.Value?.ToString() ?? "") + 4) ?? 0),
            FunctionResultContent result => PerTool + Estimate(result.Result?.ToString() ?? ""),
            _ => PerAttachment,
        });
    }

    /// <summary>At most how many tokens the description of a tool takes.</summary>
    /// <param name="tool">The tool.</param>
    public static int Estimate(AITool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var schema = tool is AIFunctionDeclaration function ? function.JsonSchema.GetRawText() : "";
        return PerTool + Estimate(tool.Name) + Estimate(tool.Description) + Estimate(schema);
    }

    /// <summary>What an estimate is multiplied with for a model: from 0.8 to 2, and 1 while little is known.</summary>
    /// <param name="model">The model's name; <see langword="null"/> where it is not known yet.</param>
    public double Factor(string? model) => model is not null && _models.TryGetValue(model, out var observed) ? observed.Factor : 1;

    /// <summary>Learns from what a server counted.</summary>
    /// <param name="model">The model that answered.</param>
    /// <param name="estimated">The estimate before any factor (<see cref="Prompt.UncalibratedTokens"/>), of exactly what was sent.</param>
    /// <param name="actual"><see cref="UsageDetails.InputTokenCount"/>; <see langword="null"/> or implausible numbers are passed over.</param>
    public void Learn(string model, int estimated, long? actual)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        if (actual is not { } counted || estimated < MinTokens || counted < estimated * LowestPlausible)
            return;
        var ratio = Math.Min((double)counted / estimated, HighestFactor);
        _models.AddOrUpdate(model, _ => new Observed(1, ratio), (_, before) => new Observed(before.Count + 1, Math.Max(before.Highest, ratio)));
    }

    private static double Cost(Rune rune, Kind kind, Kind before) => kind switch
    {
        Kind.Letter when rune.Value >= 0x250 => OtherByte * rune.Utf8SequenceLength,
        Kind.Letter => before == Kind.Letter ? Letter : FirstLetter,
        // SentencePiece splits numbers into digits and leaves the space before them alone; one space belongs to the word behind it.
        Kind.Digit => before == Kind.Space ? FirstDigit : Digit,
        Kind.Space when rune.Value == '\n' => LineEnd,
        Kind.Space => before == Kind.Space ? FurtherSpace : 0,
        _ when rune.Value < 0x80 => before == Kind.Mark ? Mark : FirstMark,
        _ => rune.Value < 0x3000 ? Symbol : WideSymbol,
    };

    private static Kind KindOf(Rune rune)
    {
        if (Rune.IsLetter(rune))
            return Kind.Letter;
        if (Rune.IsDigit(rune))
            return Kind.Digit;
        if (Rune.IsWhiteSpace(rune))
            return Kind.Space;
        return rune.Value < 0x80 ? Kind.Mark : Kind.Symbol;
    }

    private enum Kind
    {
        Space,
        Letter,
        Digit,
        Mark,
        Symbol,
    }

    private sealed record Observed(int Count, double Highest)
    {
        public double Factor { get; } = Count < MinObservations
            ? Math.Max(1, Highest)
            : Math.Clamp(Highest * Headroom, LowestFactor, HighestFactor);
    }
}
