using Assistant.Conversations.Answers;
using Assistant.Conversations.Approvals;
using Assistant.Conversations.Checks;
using Assistant.Conversations.Filters;
using Assistant.Conversations.Generation;
using Assistant.Conversations.History;
using Assistant.Conversations.PlainLanguage;
using Assistant.Conversations.Prompts;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Quotes;
using Assistant.Conversations.Skills;
using Assistant.Conversations.Suggestions;
using Assistant.Conversations.ToolLoop;
using Assistant.Conversations.Tools;
using Assistant.Conversations.Turns;
using Assistant.Conversations.Uploads;
using Assistant.Models;
using Assistant.PluginHosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations;

/// <summary>The composition root of the room.</summary>
public static class ConversationsServiceCollectionExtensions
{
    /// <summary>Adds the parts of a turn, in the order in which a question passes them.</summary>
    /// <param name="services">The host's services; Memory, Models, PluginHosting, uploads and the state database are already there.</param>
    /// <param name="tools">What tools may do within one turn.</param>
    public static IServiceCollection AddConversations(this IServiceCollection services, ToolLoopOptions tools)
    {
        services.AddSingleton<SkillText>();
        services.AddSingleton<SkillSets>();
        services.AddSingleton(provider => new SkillEmbeddings(
            provider.GetRequiredService<IModelRouter>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SkillEmbeddings>>()));
        // A host without models chooses by words alone.
        services.AddSingleton(provider => new SkillSelector(
            provider.GetRequiredService<SkillText>(), provider.GetRequiredService<SkillSets>(), provider.GetService<IModelRouter>() is null ? null : provider.GetRequiredService<SkillEmbeddings>()));
        services.AddSingleton<ToolCaller>();
        services.AddSingleton<FollowUp>();
        services.AddSingleton<TokenEstimator>();
        services.AddSingleton(provider => new HistorySummarizer(
            provider.GetRequiredService<IModelRouter>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<HistorySummarizer>>()));
        services.AddSingleton(provider => new PromptBuilder(provider.GetRequiredService<TokenEstimator>()));
        services.AddSingleton<SpellingReader>();
        services.AddSingleton<CompoundReader>();
        services.AddSingleton<QuestionReader>();
        services.AddSingleton<RelevanceGate>();
        services.AddSingleton<ImpliedFilters>();
        services.AddSingleton<FilteredSearch>();
        services.AddSingleton<SentenceReader>();
        services.AddSingleton<SentenceRanker>();
        services.AddSingleton<SuggestionCheck>();
        services.AddSingleton<QuerySuggester>();
        services.AddSingleton<RefusalWriter>();
        services.AddSingleton<AnswerChecker>();
        services.AddSingleton<ExtractiveAnswerer>();
        services.AddSingleton<QuoteFinder>();
        services.AddSingleton<CitationReader>();
        services.AddSingleton<AttachmentSearch>();
        services.AddSingleton<SourceCheck>();
        services.AddApprovals(tools);
        services.AddSingleton(provider => new ToolPlanner(
            provider.GetRequiredService<IModelRouter>(),
            provider.GetRequiredService<IApprovalStore>(),
            tools,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<GeneratedAnswerer>();
        services.AddSingleton<Func<Question, TurnPlugins>>(provider =>
        {
            var plugins = provider.GetRequiredService<IPluginCatalog>();
            return question => TurnPlugins.Of(plugins, question);
        });
        services.AddSingleton<TurnSteps>();
        services.AddSingleton(provider => new TurnRunner(provider.GetRequiredService<TurnSteps>()));
        services.AddSingleton<TurnUploads>();
        services.AddSingleton<StoredTurns>();
        services.AddSingleton<PlainLanguageCheck>();
        services.AddSingleton<PlainLanguageWriter>();
        services.AddSingleton<SimpleTextStore>();
        services.AddSingleton(provider => new PlainLanguageTurns(
            provider.GetRequiredService<ConversationStore>(), provider.GetRequiredService<PlainLanguageWriter>(), provider.GetRequiredService<SimpleTextStore>(), provider.GetRequiredService<ILogger<PlainLanguageTurns>>()));
        return services;
    }
}
