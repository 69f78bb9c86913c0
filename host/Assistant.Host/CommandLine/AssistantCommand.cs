using System.CommandLine;
using Assistant.Host.Cities;
using Assistant.Memory.Embedding;
using Assistant.Memory.Extraction;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Conversations.Turns;
using Assistant.Storage;
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary>The program's verbs, and how their failures become one sentence and an exit code.</summary>
internal static class AssistantCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand("The assistant of the cities: reads council papers and answers with sources.")
        {
            serve,
            SyncCommand.Create(),
            SearchCommand.Create(),
            AskCommand.Create(),
            EvalCommand.Create(),
            CheckCommand.Create(),
            EvidenceCommand.Create(),
            PluginsCommand.Create(),
            ModelsCommand.Create(),
            DoctorCommand.Create(),
        };
        root.Options.Add(CommonOptions.Data);
        root.Options.Add(CommonOptions.Cities);
        root.Options.Add(CommonOptions.Plugins);

        // “serve” is the default verb.
        var words = args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version")) ? ["serve", .. args] : args;
        // “@ris …” names a plugin, not a file with more arguments.
        var result = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0)
        {
            Terminal.Error($"{WrongUsage(result)} “assistant --help” lists the verbs and their options.");
            return ExitCode.WrongUsage;
        }

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException exception)
        {
            Terminal.Error(exception.Message);
            return ExitCode.WrongUsage;
        }
        catch (QuestionException exception)
        {
            Terminal.Error(exception.Message);
            return ExitCode.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            Terminal.Error("Interrupted. What was done is kept; the next run goes on from there.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is StorageException or PluginException or PluginHostingException or ExtractionToolMissingException or StartException or EmbeddingException)
        {
            Terminal.Error(exception.Message);
            return ExitCode.Failed;
        }
        catch (Exception exception)
        {
            Terminal.Error($"This should not have happened: {exception.Message} ({exception.GetType().Name}). Please report it with the lines that follow.");
            Terminal.Error(exception.ToString());
            return ExitCode.Failed;
        }
    }

    // A word that is no verb also makes the parser miss the verb; what it was is the better half.
    private static string WrongUsage(ParseResult result) => result.UnmatchedTokens.Count > 0
        ? $"“{string.Join(' ', result.UnmatchedTokens)}” is no verb or option here."
        : string.Join(' ', result.Errors.Select(error => error.Message));
}
