using Assistant.Conversations.Answers;
using Assistant.Conversations.Checks;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Quotes;
using Assistant.Conversations.Skills;
using Assistant.Conversations.Suggestions;
using Assistant.Conversations.Tools;
using Assistant.Conversations.Turns;
using Assistant.Memory.Retrieval;
using Assistant.PluginHosting;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Conversations;

/// <summary>The composition root of the room.</summary>
public static class ConversationsServiceCollectionExtensions
{
    /// <summary>Adds the parts of a turn, in the order in which a question passes them.</summary>
    /// <param name="services">The host's services; Memory and PluginHosting are already there.</param>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<SkillText>();
        services.AddSingleton<SkillSelector>();
        services.AddSingleton(provider =>
        {
            var plugins = provider.GetRequiredService<IPluginCatalog>();
            return new ToolCaller(city => [.. plugins.GetTools(city).Select(TurnTool.Of)], provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<SpellingReader>();
        services.AddSingleton<CompoundReader>();
        services.AddSingleton<QuestionReader>();
        services.AddSingleton<RelevanceGate>();
        services.AddSingleton<SentenceReader>();
        services.AddSingleton<SentenceRanker>();
        services.AddSingleton<QuerySuggester>();
        services.AddSingleton<AnswerChecker>();
        services.AddSingleton<ExtractiveAnswerer>();
        services.AddSingleton(provider => new TurnRunner(
            provider.GetRequiredService<IPluginCatalog>(),
            provider.GetRequiredService<SkillSelector>(),
            provider.GetRequiredService<ToolCaller>(),
            provider.GetRequiredService<PassageSearch>(),
            provider.GetRequiredService<QuestionReader>(),
            provider.GetRequiredService<ExtractiveAnswerer>()));
        return services;
    }
}
