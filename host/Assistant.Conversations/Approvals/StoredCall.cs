using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Assistant.Conversations.ToolLoop;
using Assistant.Sdk;

namespace Assistant.Conversations.Approvals;

/// <summary>A call that a person has to approve, as it is kept. Immutable.</summary>
public sealed record StoredCall
{
    /// <summary>How long a person may take. 24 hours: a day's work is decided within the day after.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The id; nobody can guess it.</summary>
    public required string Id { get; init; }

    /// <summary>The city.</summary>
    public required string CityId { get; init; }

    /// <summary>The person who asked, and who alone decides.</summary>
    public required string Subject { get; init; }

    /// <summary>The stored conversation; with it the call is deleted. <see langword="null"/> where there is none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The run in which the model asked for it.</summary>
    public required string RunId { get; init; }

    /// <summary>The call's id in the conversation.</summary>
    public required string CallId { get; init; }

    /// <summary>The tool.</summary>
    public required string Tool { get; init; }

    /// <summary>The arguments as they were validated: what the person is shown, and what is run.</summary>
    public required string ArgumentsJson { get; init; }

    /// <summary>What the plugin wants the person to be asked; <see langword="null"/> where it says nothing.</summary>
    public LocalizedText? Question { get; init; }

    /// <summary>SHA-256 of whose call it is, tool and arguments: a row that was changed by hand is not run.</summary>
    public required string Hash { get; init; }

    /// <summary>When the model asked for it.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it can be approved.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ApprovalState State { get; init; }

    /// <summary>When somebody decided; <see langword="null"/> while nobody has.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What the model was told of the result; <see langword="null"/> where nothing was run.</summary>
    public string? Result { get; init; }

    internal static StoredCall Of(ToolLoopTurn turn, PlannedCall call, DateTimeOffset now)
    {
        var kept = new StoredCall
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            CityId = turn.Caller.CityId,
            Subject = turn.Caller.Subject,
            ConversationId = turn.ConversationId,
            RunId = turn.RunId,
            CallId = call.Content.CallId,
            Tool = call.Content.Name,
            ArgumentsJson = call.ArgumentsJson!,
            Question = call.Function?.GetService<TurnFunction>()?.ApprovalQuestion,
            Hash = "",
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
        return kept with { Hash = kept.ComputeHash() };
    }

    internal string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in (string[])[Id, CityId, Subject, Tool, ArgumentsJson])
        {
            // With its length before it: two fields cannot trade characters.
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
