using Assistant.Models.Admission;
using Assistant.Models.Endpoints;
using Assistant.Models.Telemetry;
using Microsoft.Extensions.Logging;

namespace Assistant.Models.Routing;

/// <summary>Runs a call: waits for a place, asks the endpoint, and goes on to the next one where it fails before its first token.</summary>
internal sealed class CallRunner(AdmissionControl admission, ModelsTelemetry telemetry, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// Runs <paramref name="begin"/> at endpoint after endpoint until it returns; that is when the caller has something of the answer, and
    /// from then on failures are the caller's.
    /// </summary>
    /// <returns>What <paramref name="begin"/> returned, and its attempt, which the caller disposes.</returns>
    /// <exception cref="ModelException">Nobody can be asked, the queue is full, or everybody failed.</exception>
    public async Task<(T Result, Attempt Attempt)> RunAsync<T>(ModelCall call, RoutePlan plan, Func<Attempt, Task<T>> begin, CancellationToken cancellationToken)
    {
        Tried? tried = null;
        var place = await admission.EnterAsync(call, plan, cancellationToken);
        while (true)
        {
            var attempt = new Attempt(call, place, time, cancellationToken);
            try
            {
                return (await begin(attempt), attempt);
            }
            catch (Exception exception)
            {
                // The endpoint's state first, then the place: nobody else must be sent to a dead server.
                var failure = attempt.Failure(exception, cancellationToken);
                if (failure is not null)
                    attempt.Endpoint.Failed(failure, attempt.Model.Name);
                tried ??= new Tried();
                if (failure is not null)
                    tried.Add(attempt.Endpoint, attempt.Model.Name, failure);
                attempt.Dispose();
                if (failure is null)
                    throw;
                if (!CanFailOver(failure))
                {
                    if (ReferenceEquals(failure, exception))
                        throw;
                    throw failure;
                }

                EndpointLog.FailedOver(logger, place.Endpoint.Name, place.Model.Name, failure.Message);
                telemetry.FailedOver(call, place, failure);
            }

            place = await admission.EnterAgainAsync(call, plan, tried, cancellationToken);
        }
    }

    /// <summary>The answer broke off after its first token.</summary>
    public ModelException BrokeOff(Attempt attempt, ModelException failure)
    {
        attempt.Endpoint.Failed(failure, attempt.Model.Name);
        EndpointLog.BrokeOff(logger, attempt.Endpoint.Name, attempt.Model.Name, failure.Message);
        return failure;
    }

    // What one server refuses as it is, every other refuses too.
    private static bool CanFailOver(ModelException failure) => failure.Failure != ModelFailure.Rejected;
}
