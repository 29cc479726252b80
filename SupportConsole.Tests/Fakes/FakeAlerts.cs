using SupportConsole.Core.Access;
using SupportConsole.Core.Alerts;

namespace SupportConsole.Tests.Fakes;

/// <summary>Alerts as they are set.</summary>
internal sealed class FakeAlerts : IAlerts
{
    public List<StandingAlert> Standing { get; } = [];

    public List<string> Acts { get; } = [];

    public AlertOutcome Outcome { get; set; } = new AlertOutcome.Done(1);

    public Task<IReadOnlyList<StandingAlert>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StandingAlert>>([.. Standing]);

    public Task<AlertOutcome> ClaimAsync(
        Actor actor,
        long alertId,
        string? seenHolderId,
        string correlationId,
        CancellationToken cancellationToken
    ) => Answer($"claim {alertId} from {seenHolderId ?? "nobody"}");

    public Task<AlertOutcome> ReleaseAsync(
        Actor actor,
        long alertId,
        string correlationId,
        CancellationToken cancellationToken
    ) => Answer($"release {alertId}");

    public Task<AlertOutcome> FinishAsync(
        Actor actor,
        long alertId,
        string summary,
        string correlationId,
        CancellationToken cancellationToken
    ) => Answer($"finish {alertId}: {summary}");

    public Task<AlertOutcome> SnoozeAsync(
        Actor actor,
        long alertId,
        DateTimeOffset until,
        string correlationId,
        CancellationToken cancellationToken
    ) => Answer(FormattableString.Invariant($"snooze {alertId} until {until:HH:mm}"));

    private Task<AlertOutcome> Answer(string act)
    {
        Acts.Add(act);
        return Task.FromResult(Outcome);
    }
}
