using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Tests.Fakes;

/// <summary>Answers what it is told to.</summary>
internal sealed class FakeEscalationService : IEscalationService
{
    /// <summary>Every request that came in.</summary>
    public List<LimitChangeRequest> Requests { get; } = [];

    /// <summary>Every decision that came in.</summary>
    public List<EscalationDecisionRequest> Decisions { get; } = [];

    /// <summary>What there is.</summary>
    public List<EscalationDetail> All { get; } = [];

    public EscalationRequestOutcome RequestAnswer { get; set; } =
        new EscalationRequestOutcome.Requested("e1", LimitChangeRule.OverThreshold, 7);

    public Func<EscalationDecisionRequest, EscalationDecisionOutcome> DecisionAnswer { get; set; } =
        _ => new EscalationDecisionOutcome.Decided(EscalationState.Approved, 200, 600, 12, 8);

    public Task<EscalationRequestOutcome> RequestAsync(
        Actor actor,
        LimitChangeRequest request,
        CancellationToken cancellationToken
    )
    {
        Requests.Add(request);
        return Task.FromResult(RequestAnswer);
    }

    public Task<EscalationDecisionOutcome> DecideAsync(
        Actor actor,
        EscalationDecisionRequest request,
        CancellationToken cancellationToken
    )
    {
        Decisions.Add(request);
        return Task.FromResult(DecisionAnswer(request));
    }

    public Task<EscalationPage> ListAsync(Actor actor, EscalationQuery query, CancellationToken cancellationToken)
    {
        var counts = Enum.GetValues<EscalationKind>()
            .ToDictionary(kind => kind, kind => All.Count(detail => KindOf(detail.State) == kind));
        var items = All.Where(detail => KindOf(detail.State) == query.Kind)
            .Select(detail => new EscalationItem(detail.Escalation, detail.AccountName));
        return Task.FromResult(new EscalationPage([.. items], counts, Samples.Now));
    }

    public Task<EscalationDetail?> FindAsync(Actor actor, string escalationId, CancellationToken cancellationToken) =>
        Task.FromResult(All.Find(detail => detail.Escalation.Id == escalationId));

    public Task<IReadOnlyList<Escalation>> EndedSinceAsync(
        Actor requester,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<Escalation>>([
            .. All.Select(detail => detail.Escalation)
                .Where(escalation => escalation.RequestedById == requester.Id && escalation.DecidedAt >= since),
        ]);

    private static EscalationKind KindOf(EscalationState state) =>
        state switch
        {
            EscalationState.Waiting => EscalationKind.Waiting,
            EscalationState.Lapsed or EscalationState.Void => EscalationKind.Lapsed,
            _ => EscalationKind.Decided,
        };
}
