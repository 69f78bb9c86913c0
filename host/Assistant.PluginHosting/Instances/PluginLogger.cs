using System.Globalization;

namespace Assistant.PluginHosting.Instances;

/// <summary>
/// Hands log lines to the host as texts and plain values, with plugin and city. A log provider may keep what it gets for a while; an object
/// of the plugin's own types, an exception with its stack for one, would keep the plugin too.
/// </summary>
internal sealed class PluginLogger(ILogger host, string pluginId, string cityId) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => host.BeginScope(state.ToString() ?? "");

    public bool IsEnabled(LogLevel logLevel) => host.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!host.IsEnabled(logLevel))
            return;
        var text = formatter(state, exception);
        if (exception is not null)
            text = $"{text}{Environment.NewLine}{exception}";
        var values = new List<KeyValuePair<string, object?>> { new("Plugin", pluginId), new("City", cityId) };
        if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
            values.AddRange(pairs.Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value))));
        host.Log(logLevel, eventId, values, null, (_, _) => text);
    }

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or int or long or double or decimal or DateTimeOffset or TimeSpan => value,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
