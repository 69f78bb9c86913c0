namespace Assistant.Models.Endpoints;

/// <summary>How long an endpoint is left alone after failures in a row: 0.5, 1, 2, 4, 8, 15 seconds.</summary>
internal static class Backoff
{
    /// <summary>What a server without <c>Retry-After</c> gets after “busy”.</summary>
    public static readonly TimeSpan Busy = TimeSpan.FromSeconds(2);

    /// <summary>A server that asks for more is tried again after this: it may have been asked too late in its queue.</summary>
    public static readonly TimeSpan MaxBusy = TimeSpan.FromSeconds(30);

    /// <summary>How long a model counts as missing after the server said so, whatever its list says.</summary>
    public static readonly TimeSpan Missing = TimeSpan.FromMinutes(1);

    /// <summary>However many calls wait for their first token, the server is not asked more often than this whether it lives.</summary>
    public static readonly TimeSpan ProbeAtMostEvery = TimeSpan.FromSeconds(0.25);

    /// <summary>A call that has waited so long for its first token makes the host ask whether the servers live: a person notices one second.</summary>
    public static readonly TimeSpan Suspicion = TimeSpan.FromSeconds(0.25);

    /// <summary>So long a server that is asked for that reason may take, at most: a list of models needs no time, and bytes of other calls count as life.</summary>
    public static readonly TimeSpan SuspectLimit = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);

    /// <summary>The pause after <paramref name="failures"/> failures in a row.</summary>
    public static TimeSpan After(int failures)
    {
        var pause = s_first * Math.Pow(2, Math.Clamp(failures - 1, 0, 10));
        return pause < s_longest ? pause : s_longest;
    }
}
