using Assistant.Models.Admission;
using Assistant.Models.Endpoints;
using Assistant.Models.Routing;

namespace Assistant.Models.Inspection;

/// <summary>What operators want to know of the models.</summary>
internal sealed class ModelInspector(EndpointPool pool, ModelProbes probes, RoleStates roles, AdmissionControl admission, ModelExaminer examiner, IReadOnlyList<string> settingsErrors) : IModelInspector
{
    public IReadOnlyList<EndpointStatus> Endpoints => [.. pool.Endpoints.Select(endpoint => endpoint.Status with { InFlight = endpoint.InFlight })];

    public IReadOnlyList<string> SettingsErrors { get; } = settingsErrors;

    public RoleState GetRole(string cityId, string role) => roles.Of(cityId, role);

    public IReadOnlyList<QueueState> Queue => admission.WaitingOfCities;

    public bool Probe(string endpoint)
    {
        if (pool.Endpoints.FirstOrDefault(candidate => candidate.Name == endpoint) is not { } found)
            return false;
        probes.Start(warmUp: true);
        found.ProbeNow();
        return true;
    }

    public void Start() => probes.Start(warmUp: true);

    public async Task<IReadOnlyList<EndpointStatus>> InspectAsync(CancellationToken cancellationToken)
    {
        await probes.AllAsync(cancellationToken);
        return Endpoints;
    }

    public async Task<IReadOnlyList<ModelFinding>> ExamineAsync(CancellationToken cancellationToken)
    {
        await InspectAsync(cancellationToken);
        return examiner.Examine();
    }
}
