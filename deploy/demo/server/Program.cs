using Assistant.DemoCouncil;

// demo-council FOLDER PORT: serves FOLDER/council/*.json and FOLDER/files/* as OParl 1.1 at http://127.0.0.1:PORT/oparl/system
if (args.Length != 2 || !int.TryParse(args[1], out var port))
{
    await Terminal.ErrorAsync("Usage: demo-council FOLDER PORT");
    return 2;
}

await using var server = DemoCouncilServer.Create(args[0], port);
try
{
    await server.StartAsync();
}
catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Terminal.ErrorAsync($"Port {port} is in use by another program. Give another one with DEMO_PORT=….");
    return 1;
}

await server.WaitForShutdownAsync();
return 0;
