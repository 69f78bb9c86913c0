using System.Globalization;
using Assistant.Doubles.Ollama.Faults;

namespace Assistant.Doubles.Ollama;

/// <summary>The command line of the program. Immutable.</summary>
internal sealed record DoubleArguments(OllamaDoubleOptions Options, IReadOnlyList<Fault> Faults, bool IsBlackHole, bool Quotes)
{
    public const string Usage = """
        Usage: ollama-double PORT [OPTION…]        PORT 0: a free one
          --models A,B           models that write, think and call tools
          --plain-models A,B     models that write and call tools
          --embed-models A,B     models that turn text into vectors
          --dimension N          numbers of a vector (768)
          --tokens N             tokens of the default answer (40)
          --rate N               tokens per second and stream (as fast as it goes)
          --latency MS           time until the first token (0)
          --load MS              time that a model takes to load (0)
          --parallel N           OLLAMA_NUM_PARALLEL (1024)
          --max-queue N          OLLAMA_MAX_QUEUE (512)
          --context N            OLLAMA_CONTEXT_LENGTH (4096)
          --fault KIND[:AFTER]   a fault from the start; may be given more than once
          --quote                repeats sentences of the sources in a prompt, and cites them
          --black-hole           neither accepts connections nor refuses them
        """;

    /// <exception cref="FormatException">The message says which argument is wrong.</exception>
    public static DoubleArguments Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !int.TryParse(arguments[0], CultureInfo.InvariantCulture, out var port) || port is < 0 or > 65_535)
            throw new FormatException("The first argument must be a port.");
        var options = new OllamaDoubleOptions { Port = port };
        var (models, faults, isBlackHole, quotes, dimension) = (new List<OllamaModel>(), new List<Fault>(), false, false, 0);
        for (var index = 1; index < arguments.Count; index++)
        {
            var name = arguments[index];
            if (name == "--black-hole")
            {
                isBlackHole = true;
                continue;
            }

            if (name == "--quote")
            {
                quotes = true;
                continue;
            }

            if (++index == arguments.Count)
                throw new FormatException($"{name} wants a value.");
            var value = arguments[index];
            switch (name)
            {
                case "--models":
                    models.AddRange(Names(value).Select(OllamaModel.Thinking));
                    break;
                case "--plain-models":
                    models.AddRange(Names(value).Select(OllamaModel.Chat));
                    break;
                case "--embed-models":
                    models.AddRange(Names(value).Select(OllamaModel.Embedding));
                    break;
                case "--dimension":
                    dimension = Number(name, value);
                    break;
                case "--fault":
                    faults.Add(ParseFault(value));
                    break;
                default:
                    options = With(options, name, Number(name, value));
                    break;
            }
        }

        var served = models.Count == 0 ? options.Models : models;
        return new DoubleArguments(options with { Models = dimension == 0 ? served : [.. served.Select(model => WithDimension(model, dimension))] }, faults, isBlackHole, quotes);
    }

    private static OllamaModel WithDimension(OllamaModel model, int dimension) => model.Has("embedding") ? model with { EmbeddingLength = dimension } : model;

    private static OllamaDoubleOptions With(OllamaDoubleOptions options, string name, int number) => name switch
    {
        "--tokens" => options with { Tokens = number },
        "--rate" => options with { TokenInterval = number == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1.0 / number) },
        "--latency" => options with { Latency = TimeSpan.FromMilliseconds(number) },
        "--load" => options with { LoadTime = TimeSpan.FromMilliseconds(number) },
        "--parallel" => options with { Parallel = number },
        "--max-queue" => options with { MaxQueue = number },
        "--context" => options with { DefaultContextTokens = number },
        _ => throw new FormatException($"{name} is no option."),
    };

    private static string[] Names(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Number(string name, string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : throw new FormatException($"{name} wants a number, not “{value}”.");

    private static Fault ParseFault(string value)
    {
        var parts = value.Split(':', 2);
        return Enum.TryParse<FaultKind>(parts[0], ignoreCase: true, out var kind)
            ? new Fault(kind, parts.Length == 2 ? Number("--fault", parts[1]) : 0)
            : throw new FormatException($"{parts[0]} is no fault; there are {string.Join(", ", Enum.GetNames<FaultKind>())}.");
    }
}
