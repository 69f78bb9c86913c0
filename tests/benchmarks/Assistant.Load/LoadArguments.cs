using System.Globalization;

namespace Assistant.Load;

/// <summary>What to ask, of whom and how often. Immutable.</summary>
internal sealed record LoadArguments(Uri Url)
{
    public const string Usage = """
        Usage: load URL [OPTION…]         URL of …/v1/chat/completions or …/api/agent
          --streams N      streams at a time (200)
          --tokens N       max_tokens of an answer (as many as the model says)
          --model NAME     the model (chat)
          --seconds N      begins new streams for so long; those begun are read to their end (one each)
          --warmup N       seconds at the beginning that do not count (0)
          --stagger MS     the first streams begin spread over this time (0)
          --question TEXT  what to ask
          --city ID        the city, for /api/agent
          --mark TEXT      what marks an answer that broke off
          --json           one JSON object instead of sentences
        Ends with 1 where a stream failed.
        """;

    public int Streams { get; init; } = 200;

    public int? Tokens { get; init; }

    public string Model { get; init; } = "chat";

    public TimeSpan Duration { get; init; }

    public TimeSpan WarmUp { get; init; }

    public TimeSpan Stagger { get; init; }

    public string Question { get; init; } = "Was kostet der Hochwasserschutz am Altrhein?";

    public string? City { get; init; }

    public string Mark { get; init; } = "\"partial\":true";

    public bool Json { get; init; }

    /// <summary>Whether AG-UI is spoken there; else the OpenAI-compatible API.</summary>
    public bool IsAgent => Url.AbsolutePath.EndsWith("/api/agent", StringComparison.Ordinal);

    /// <exception cref="FormatException">The message says which argument is wrong.</exception>
    public static LoadArguments Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !Uri.TryCreate(arguments[0], UriKind.Absolute, out var url) || url.Scheme != "http")
            throw new FormatException("The first argument must be an http address.");
        var parsed = new LoadArguments(url);
        for (var index = 1; index < arguments.Count; index++)
        {
            var name = arguments[index];
            if (name == "--json")
                parsed = parsed with { Json = true };
            else if (++index == arguments.Count)
                throw new FormatException($"{name} wants a value.");
            else
                parsed = With(parsed, name, arguments[index]);
        }

        return parsed;
    }

    private static LoadArguments With(LoadArguments parsed, string name, string value) => name switch
    {
        "--streams" => parsed with { Streams = Number(name, value) },
        "--tokens" => parsed with { Tokens = Number(name, value) },
        "--model" => parsed with { Model = value },
        "--seconds" => parsed with { Duration = TimeSpan.FromSeconds(Number(name, value)) },
        "--warmup" => parsed with { WarmUp = TimeSpan.FromSeconds(Number(name, value)) },
        "--stagger" => parsed with { Stagger = TimeSpan.FromMilliseconds(Number(name, value)) },
        "--question" => parsed with { Question = value },
        "--city" => parsed with { City = value },
        "--mark" => parsed with { Mark = value },
        _ => throw new FormatException($"{name} is no option."),
    };

    private static int Number(string name, string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw new FormatException($"{name} wants a number, not “{value}”.");
}
