namespace Assistant.Sdk.Tests;

public class CityTests
{
    private static readonly City s_mainz = new() { Id = "mainz", Name = new("Mainz") };

    [Fact]
    public void A_city_is_written_as_its_id() => s_mainz.ToString().ShouldBe("mainz");

    [Fact]
    public void A_citys_days_begin_at_midnight_in_Berlin_also_in_summer()
    {
        s_mainz.TimeZone.GetUtcOffset(new DateTime(2026, 1, 15, 12, 0, 0)).ShouldBe(TimeSpan.FromHours(1));
        s_mainz.TimeZone.GetUtcOffset(new DateTime(2026, 7, 15, 12, 0, 0)).ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void Cities_are_compared_by_value()
    {
        s_mainz.ShouldBe(new City { Id = "mainz", Name = new("Mainz") });
        s_mainz.ShouldNotBe(s_mainz with { Ags = "07315000" });
    }
}
