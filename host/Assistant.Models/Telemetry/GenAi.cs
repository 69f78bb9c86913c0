namespace Assistant.Models.Telemetry;

/// <summary>Names of OpenTelemetry's conventions for generative AI (repository semantic-conventions-genai, 2026, “development”), and our own.</summary>
internal static class GenAi
{
    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string RequestTemperature = "gen_ai.request.temperature";
    public const string RequestMaxTokens = "gen_ai.request.max_tokens";
    public const string RequestStream = "gen_ai.request.stream";
    public const string ResponseModel = "gen_ai.response.model";
    public const string ResponseId = "gen_ai.response.id";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string TimeToFirstChunk = "gen_ai.response.time_to_first_chunk";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string Dimensions = "gen_ai.embeddings.dimension.count";
    public const string InputMessages = "gen_ai.input.messages";
    public const string OutputMessages = "gen_ai.output.messages";
    public const string TokenType = "gen_ai.token.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";

    public const string DurationMetric = "gen_ai.client.operation.duration";
    public const string TokenMetric = "gen_ai.client.token.usage";
    public const string FirstChunkMetric = "gen_ai.client.operation.time_to_first_chunk";

    public const string City = "assistant.city";
    public const string Role = "assistant.role";
    public const string Priority = "assistant.priority";
    public const string Endpoint = "assistant.endpoint";

    public const string Chat = "chat";
    public const string Embeddings = "embeddings";

    /// <summary>Bucket bounds as the conventions give them, in seconds.</summary>
    public static IReadOnlyList<double> Seconds { get; } = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

    /// <summary>Bucket bounds as the conventions give them, in tokens.</summary>
    public static IReadOnlyList<long> Tokens { get; } = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];
}
