using Assistant.Host.Cities;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Host.Http;

/// <summary>
/// Who asks, for which city. Until there is a login everybody is a visitor, told apart by a cookie, and sees what is public; a host of
/// several cities lets the reader choose among them.
/// </summary>
internal static class CityOfRequest
{
    public static (CityPack City, Caller Caller) Resolve(HttpContext context, string? cityId)
    {
        var cities = context.RequestServices.GetRequiredService<CityPacks>();
        var city = cities.Find(cityId) ?? throw new UsageException(cityId is null
            ? HttpTexts.For(context).ChooseCity(cities.Known())
            : HttpTexts.For(context).UnknownCity(cityId, cities.Known()));
        return (city, Caller.Visitor(city.Id, Visitors.SubjectOf(context)));
    }
}
