namespace Assistant.Walls.Egress.Politeness;

/// <summary><c>Retry-After</c> in seconds or as a date (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfterHeader
{
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider timeProvider)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - timeProvider.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
