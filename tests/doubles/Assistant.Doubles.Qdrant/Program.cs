using System.Globalization;
using Assistant.Doubles.Qdrant;

// qdrant-double PORT [--api-key KEY] [--document openapi.json]: plays Qdrant until it is ended; one line when it listens
if (args.Length % 2 == 0 || !int.TryParse(args[0], CultureInfo.InvariantCulture, out var port))
{
    await Terminal.ErrorAsync("Usage: qdrant-double PORT [--api-key KEY] [--document openapi.json]        PORT 0: a free one");
    return 2;
}

var options = new QdrantDoubleOptions { Port = port };
for (var index = 1; index < args.Length; index += 2)
{
    options = args[index] switch
    {
        "--api-key" => options with { ApiKey = args[index + 1] },
        "--document" => options with { Document = args[index + 1] },
        _ => options,
    };
}

await using var server = await QdrantDouble.StartAsync(options);
await Terminal.SayAsync($"Qdrant's double listens at {server.Url.AbsoluteUri}");
await server.WaitForShutdownAsync();
return 0;
