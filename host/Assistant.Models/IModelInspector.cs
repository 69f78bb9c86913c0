using Assistant.Models.Admission;
using Assistant.Models.Endpoints;
using Assistant.Models.Inspection;

namespace Assistant.Models;

/// <summary>What operators want to know of the models. Thread-safe.</summary>
public interface IModelInspector
{
    /// <summary>The endpoints right now, in the operator's order; probes are under way from <see cref="Start"/> or the first call on.</summary>
    IReadOnlyList<EndpointStatus> Endpoints { get; }

    /// <summary>What is wrong with the settings, a sentence each; the host then runs without models.</summary>
    IReadOnlyList<string> SettingsErrors { get; }

    /// <summary>What a role looks like as of the last probes; waits for none and begins none.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="role">The role.</param>
    RoleState GetRole(string cityId, string role);

    /// <summary>The cities of which calls wait for a model right now.</summary>
    IReadOnlyList<QueueState> Queue { get; }

    /// <summary>Has an endpoint probed now and not only when its time has come; returns at once.</summary>
    /// <param name="endpoint">Its name.</param>
    /// <returns>Whether there is one of that name.</returns>
    bool Probe(string endpoint);

    /// <summary>Begins probing and warming up; returns at once. For a host that serves; verbs begin probing with their first call.</summary>
    void Start();

    /// <summary>Waits until each endpoint was probed once, and gives them all.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<EndpointStatus>> InspectAsync(CancellationToken cancellationToken);

    /// <summary>Waits until each endpoint was probed once, and says what is wrong; empty where nothing is.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<ModelFinding>> ExamineAsync(CancellationToken cancellationToken);
}
