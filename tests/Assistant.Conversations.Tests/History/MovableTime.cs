namespace Assistant.Conversations.Tests.History;

internal sealed class MovableTime : TimeProvider
{
    private DateTimeOffset _now = new(FixedTime.Today, new TimeOnly(8, 0), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time) => _now += time;
}
