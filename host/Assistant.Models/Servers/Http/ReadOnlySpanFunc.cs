namespace Assistant.Models.Servers.Http;

/// <summary>Makes something of a span, which it must not keep.</summary>
internal delegate TResult ReadOnlySpanFunc<T, out TResult>(ReadOnlySpan<T> span);
