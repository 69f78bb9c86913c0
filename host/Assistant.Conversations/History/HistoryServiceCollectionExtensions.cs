using Assistant.Conversations.Evidence;
using Assistant.Conversations.Forms;
using Assistant.Conversations.Library;
using Assistant.Conversations.Sharing;
using Assistant.Conversations.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Conversations.History;

/// <summary>The composition root of stored conversations.</summary>
public static class HistoryServiceCollectionExtensions
{
    /// <summary>
    /// Adds the store of conversations. Needs an <see cref="Storage.State.IStateDatabase"/>, a <see cref="TimeProvider"/>, and Memory.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="runner">This host among those that share the database.</param>
    public static IServiceCollection AddConversationHistory(this IServiceCollection services, RunnerIdentity runner)
    {
        services.AddSingleton(runner);
        services.AddSingleton(provider => new UploadCache(provider.GetService<UploadOptions>() ?? new UploadOptions(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<UploadIndex>();
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<ConversationTrash>();
        services.AddSingleton<ConversationSearch>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<CitedPassages>();
        services.AddSingleton<TurnStore>();
        services.AddSingleton<AnswerRecovery>();
        services.AddSingleton<QuoteWithdrawal>();
        services.AddSingleton<FormEntryStore>();
        services.AddSingleton<ShareStore>();
        services.AddSingleton<PromptStore>();
        return services;
    }
}
