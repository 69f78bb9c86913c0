using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Assistant.PluginHosting.Loading;

/// <summary>
/// Names what of the process holds a plugin that was unloaded: handlers on events of the process, and timers that are still set. It looks into
/// private fields of the framework, so it finds what this version of .NET keeps there and is silent about the rest.
/// </summary>
internal static class PluginHolders
{
    private const BindingFlags Fields = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const int Most = 3;

    /// <summary>What holds the load context; empty where that cannot be told.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<string> Find(WeakReference context)
    {
        if (context.Target is not AssemblyLoadContext plugin)
            return [];
        try
        {
            return [.. Handlers(plugin).Concat(Timers(plugin)).Distinct(StringComparer.Ordinal).Take(Most)];
        }
        catch (Exception exception) when (exception is TargetInvocationException or InvalidOperationException or NotSupportedException or MemberAccessException)
        {
            // A guess less: the leak itself is told anyway.
            return [];
        }
    }

    private static IEnumerable<string> Handlers(AssemblyLoadContext plugin) =>
        from owner in new (Type Type, object? Instance)[]
        {
            (typeof(AppDomain), AppDomain.CurrentDomain), (typeof(AppContext), null), (typeof(AssemblyLoadContext), null), (typeof(AssemblyLoadContext), AssemblyLoadContext.Default), (typeof(TaskScheduler), null),
        }
        from field in owner.Type.GetFields(Fields)
        where typeof(Delegate).IsAssignableFrom(field.FieldType) && (field.IsStatic || owner.Instance is not null)
        from handler in (field.GetValue(field.IsStatic ? null : owner.Instance) as Delegate)?.GetInvocationList() ?? []
        where IsOf(plugin, handler)
        select $"a handler on {owner.Type.Name}.{field.Name.TrimStart('_')} ({NameOf(handler)})";

    private static IEnumerable<string> Timers(AssemblyLoadContext plugin)
    {
        var queues = typeof(Timer).Assembly.GetType("System.Threading.TimerQueue");
        if (queues?.GetProperty("Instances", Fields)?.GetValue(null) is not Array all || queues.GetMethod("GetTimersForDebugger", Fields) is not { } list)
            yield break;
        foreach (var queue in all)
        {
            if (list.Invoke(queue, null) is not System.Collections.IEnumerable timers)
                continue;
            foreach (var timer in timers)
            {
                if (timer.GetType().GetField("_timerCallback", Fields)?.GetValue(timer) is Delegate callback && IsOf(plugin, callback))
                    yield return $"a timer ({NameOf(callback)})";
            }
        }
    }

    private static bool IsOf(AssemblyLoadContext plugin, Delegate handler) =>
        AssemblyLoadContext.GetLoadContext(handler.Method.Module.Assembly) == plugin ||
        (handler.Target is { } target && AssemblyLoadContext.GetLoadContext(target.GetType().Assembly) == plugin);

    // The compiler's own class for a lambda tells less than the one around it.
    private static string NameOf(Delegate handler)
    {
        var type = handler.Method.DeclaringType;
        while (type is { DeclaringType: { } outer } && type.IsDefined(typeof(CompilerGeneratedAttribute)))
            type = outer;
        return type?.FullName ?? handler.Method.Name;
    }
}
