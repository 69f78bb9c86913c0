using Assistant.Host.CommandLine;

return await AssistantCommand.RunAsync(args);
