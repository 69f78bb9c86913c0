using Assistant.Storage.Directories;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Conversations.Uploads;

/// <summary>The composition root of uploads.</summary>
public static class UploadsServiceCollectionExtensions
{
    /// <summary>Adds the taking and keeping of files. Needs a <see cref="DataDirectory"/>, a state database and Memory.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">The limits.</param>
    public static IServiceCollection AddUploads(this IServiceCollection services, UploadOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => new UploadFolder(provider.GetRequiredService<DataDirectory>().File("uploads")));
        services.AddSingleton<UploadReader>();
        return services;
    }
}
