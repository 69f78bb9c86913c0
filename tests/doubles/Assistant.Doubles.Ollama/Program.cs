using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Replies;

// ollama-double PORT …: plays Ollama until it is ended; one line when it listens
DoubleArguments arguments;
try
{
    arguments = DoubleArguments.Parse(args);
}
catch (FormatException exception)
{
    await Terminal.ErrorAsync($"{exception.Message}\n{DoubleArguments.Usage}");
    return 2;
}

try
{
    if (arguments.IsBlackHole)
    {
        using var hole = await BlackHole.OpenAsync(arguments.Options.Port);
        await Terminal.SayAsync($"Black hole at {hole.Url.AbsoluteUri}");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
    }

    await using var server = await OllamaDouble.StartAsync(arguments.Options);
    if (arguments.Quotes)
        server.Script.Answer = QuotingAnswer.To;
    foreach (var fault in arguments.Faults)
        server.Faults.Add(fault);
    await Terminal.SayAsync($"Ollama's double listens at {server.Url.AbsoluteUri}");
    await server.WaitForShutdownAsync();
    return 0;
}
catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Terminal.ErrorAsync($"Port {arguments.Options.Port} is in use by another program.");
    return 1;
}
