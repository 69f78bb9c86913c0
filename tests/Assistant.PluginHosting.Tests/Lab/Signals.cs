namespace Assistant.PluginHosting.Tests.Lab;

/// <summary>How the fixture plugin <c>rogue</c> and a test tell each other where they are: switches of the process, which hold no code.</summary>
internal static class Signals
{
    public static Task StartedAsync(string name) =>
        ManualTime.UntilAsync(() => AppContext.TryGetSwitch($"{name}.started", out _), TestContext.Current.CancellationToken);

    public static void Stop(string name) => AppContext.SetSwitch($"{name}.stop", true);
}
