using Assistant.Host.Http.Boot;
using Assistant.Host.Http.Skills;
using Assistant.Host.Http.Status;

namespace Assistant.Host.Http.Page;

/// <summary>The page and what it begins with.</summary>
internal static class PageExtensions
{
    public static IServiceCollection AddPage(this IServiceCollection services)
    {
        services.AddSingleton<PageTemplates>();
        services.AddSingleton<CityIndexes>();
        services.AddSingleton<StatusReader>();
        services.AddSingleton<SkillReader>();
        services.AddSingleton<BootReader>();
        return services;
    }
}
