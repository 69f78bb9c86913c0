using Assistant.PluginHosting.Calls;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;

namespace Assistant.PluginHosting.Tools;

/// <summary>Runs the tool calls of a plugin in a city behind its circuit breaker, and makes sentences of what goes wrong. Thread-safe.</summary>
internal sealed class ToolRunner(PluginInstance instance, CircuitBreaker circuit, PluginHostingOptions options, TimeProvider timeProvider)
{
    /// <summary>Called when the circuit has opened or closed.</summary>
    public Action? Changed { get; set; }

    public async Task<ToolOutcome> RunAsync(string name, TimeSpan limit, Caller caller, IEnumerable<KeyValuePair<string, object?>> arguments, CancellationToken cancellationToken)
    {
        if (!circuit.TryEnter(out var ticket, out var until))
            return Error(ToolErrorKind.Unavailable, ToolMessages.Paused(instance.Manifest.DisplayName, TimeZoneInfo.ConvertTime(until, instance.City.TimeZone)));
        bool? failed = null;
        var began = timeProvider.GetTimestamp();
        try
        {
            var outcome = await CallAsync(name, limit, caller, arguments, cancellationToken);
            failed = outcome.Error?.Kind switch
            {
                ToolErrorKind.Faulted or ToolErrorKind.TimedOut => true,
                // What the plugin says itself is an answer; an argument that does not fit has not reached it.
                null or ToolErrorKind.Failed => false,
                _ => null,
            };
            return outcome;
        }
        catch (OperationCanceledException)
        {
            // Who asked has not waited until the limit; a call that was slow already is no better for it.
            failed = timeProvider.GetElapsedTime(began) >= options.SlowCall ? true : null;
            throw;
        }
        finally
        {
            if (circuit.Record(ticket, failed))
                Changed?.Invoke();
        }
    }

    private async Task<ToolOutcome> CallAsync(string name, TimeSpan limit, Caller caller, IEnumerable<KeyValuePair<string, object?>> arguments, CancellationToken cancellationToken)
    {
        var (manifest, city, log, what) = (instance.Manifest, instance.City.Id, instance.Log, $"tool {name}");
        var scope = new CallScope();
        scope.Begin(caller);
        // Copied here: the call may outlive the caller's interest in it.
        var values = new AIFunctionArguments();
        foreach (var (argument, value) in arguments)
            values[argument] = value;
        try
        {
            return new ToolOutcome(await instance.Gate.RunAsync(what, limit, token => instance.CallAsync(name, scope, values, token), cancellationToken));
        }
        catch (PluginGoneException)
        {
            return Error(ToolErrorKind.Unavailable, ToolMessages.Gone(manifest.DisplayName));
        }
        catch (PluginTimeoutException exception)
        {
            log.TimedOut(manifest.Id, city, what, exception.Limit.TotalSeconds);
            return Error(ToolErrorKind.TimedOut, ToolMessages.TimedOut(manifest.DisplayName, exception.Limit));
        }
        catch (PluginMemoryException exception)
        {
            log.TookMemory(manifest.Id, city, what, exception.MaxBytes >> 20);
            return Error(ToolErrorKind.Faulted, ToolMessages.TookMemory(manifest.DisplayName));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (ToolArgumentException exception)
        {
            return Error(ToolErrorKind.InvalidArguments, ToolMessages.InvalidArgument(exception));
        }
        catch (PluginException exception)
        {
            return Error(ToolErrorKind.Failed, new LocalizedText(exception.Message));
        }
        catch (Exception exception)
        {
            log.Failed(manifest.Id, city, what, exception.ToString());
            return Error(ToolErrorKind.Faulted, ToolMessages.Faulted(manifest.DisplayName));
        }
        finally
        {
            // Also where the call was given up on: what still runs has nobody's identity any more.
            scope.End();
        }
    }

    private static ToolOutcome Error(ToolErrorKind kind, LocalizedText message) => new([], new ToolError(kind, message));
}
