using Assistant.Walls.Access;

namespace Assistant.Conversations.Approvals;

/// <summary>Keeps calls until a person has decided. Each person sees their own alone. Thread-safe; throws <see cref="Storage.StorageException"/>.</summary>
internal interface IApprovalStore
{
    /// <summary>Keeps a call.</summary>
    Task AddAsync(StoredCall call, CancellationToken cancellationToken);

    /// <summary>A call of this person; <see langword="null"/> where there is none.</summary>
    Task<StoredCall?> FindAsync(Caller caller, string id, CancellationToken cancellationToken);

    /// <summary>What this person can still decide in a conversation, oldest first.</summary>
    Task<IReadOnlyList<StoredCall>> ListPendingAsync(Caller caller, string conversationId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Moves a call on from <see cref="ApprovalState.Pending"/>. Of any number of attempts at once, in any number of hosts, one succeeds; an
    /// approval only before the call expires.
    /// </summary>
    Task<bool> TryDecideAsync(Caller caller, string id, ApprovalState decision, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Says of an approved call that it has been run.</summary>
    Task FinishAsync(Caller caller, string id, string result, CancellationToken cancellationToken);
}
