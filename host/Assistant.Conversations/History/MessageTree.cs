using System.Data.Common;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.History;

/// <summary>Which message follows which, without their texts.</summary>
internal sealed class MessageTree
{
    private readonly IReadOnlyList<Node> _nodes;

    private MessageTree(IReadOnlyList<Node> nodes) => _nodes = nodes;

    /// <exception cref="ConversationNotFoundException">The caller has no such conversation.</exception>
    public static Task<MessageTree> ReadAsync(DbConnection connection, Caller caller, string conversationId) => ReadAsync(connection, caller.CityId, caller.Subject, conversationId);

    /// <exception cref="ConversationNotFoundException">The owner has no such conversation.</exception>
    public static async Task<MessageTree> ReadAsync(DbConnection connection, string city, string owner, string conversationId)
    {
        var key = Rows.Key(city, owner, conversationId);
        if (await connection.ExecuteScalarAsync<long?>($"SELECT 1 FROM conversation WHERE {Rows.OfConversation}", key) is null)
            throw new ConversationNotFoundException(conversationId);
        return new MessageTree([.. await connection.QueryAsync<Node>($"SELECT id AS Id, parent AS Parent FROM message WHERE {Rows.OfMessages} ORDER BY ordinal, id", key)]);
    }

    /// <summary>The end of the branch through a message, each time taking the newest version.</summary>
    public string? NewestLeafUnder(string messageId)
    {
        if (_nodes.All(node => node.Id != messageId))
            return null;
        var newest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in _nodes)
        {
            if (node.Parent is not null)
                newest[node.Parent] = node.Id;
        }

        var leaf = messageId;
        while (newest.TryGetValue(leaf, out var child))
            leaf = child;
        return leaf;
    }

    /// <summary>The ids from the first message to this one; empty where there is none such.</summary>
    public IReadOnlyList<string> PathTo(string messageId)
    {
        var parents = _nodes.ToDictionary(node => node.Id, node => node.Parent, StringComparer.Ordinal);
        var path = new List<string>();
        string? id = messageId;
        while (id is not null && parents.TryGetValue(id, out var parent))
        {
            path.Add(id);
            id = parent;
        }

        path.Reverse();
        return path;
    }

    private sealed class Node
    {
        public string Id { get; init; } = "";

        public string? Parent { get; init; }
    }
}
