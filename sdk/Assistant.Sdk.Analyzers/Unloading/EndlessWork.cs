using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Assistant.Sdk.Analyzers.Unloading;

/// <summary>CAP2003: timers and threads that nobody stops.</summary>
internal static class EndlessWork
{
    private static readonly string[] s_timerEnds = ["Dispose", "DisposeAsync"];
    private static readonly string[] s_threadEnds = ["Join"];

    public static void Check(OperationAnalysisContext context)
    {
        switch (context.Operation)
        {
            case IObjectCreationOperation { Type: { } type }:
                Created(context, SymbolNames.Of(type));
                break;
            case IInvocationOperation { TargetMethod: { Name: "CreateTimer", ContainingType: { } type } } when SymbolNames.Of(type) == "System.TimeProvider":
                Timer(context);
                break;
            case IInvocationOperation { TargetMethod: { Name: "StartNew", ContainingType.Name: "TaskFactory" } } call when IsLongRunning(call):
                Report(context, "thread", "Read a CancellationToken that your Dispose cancels, or work in the calls that the host makes.");
                break;
        }
    }

    private static void Created(OperationAnalysisContext context, string type)
    {
        if (type is "System.Threading.Timer" or "System.Threading.PeriodicTimer" or "System.Timers.Timer")
            Timer(context);
        else if (type == "System.Threading.Thread" && !Ownership.IsEnded(context.Operation, s_threadEnds))
            Report(context, "thread", "End it and “Join” it in Dispose, or work in the calls that the host makes.");
    }

    private static void Timer(OperationAnalysisContext context)
    {
        if (!Ownership.IsEnded(context.Operation, s_timerEnds))
            Report(context, "timer", "Dispose it: the host's container disposes a service of yours that is IDisposable.");
    }

    private static bool IsLongRunning(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.Parameter?.Type.Name == nameof(TaskCreationOptions) && argument.Value.ConstantValue is { HasValue: true, Value: int options } && (options & (int)TaskCreationOptions.LongRunning) != 0);

    private static void Report(OperationAnalysisContext context, string what, string cure) =>
        context.ReportDiagnostic(Diagnostic.Create(Diagnostics.Timer, context.Operation.Syntax.GetLocation(), what, cure));
}
