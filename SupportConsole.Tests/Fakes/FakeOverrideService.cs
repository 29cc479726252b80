using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.Fakes;

/// <summary>Knows the limits it is given, and answers what it is told to, when it is told to.</summary>
internal sealed class FakeOverrideService : IOverrideService
{
    /// <summary>The account's limits; a pay-as-you-go account with a streaming limit of its own.</summary>
    public List<OverridableLimit> Limits { get; } =
    [
        new(
            LimitKind.StreamingSessionsPerMinute,
            AccountPlan.PayAsYouGo,
            100,
            Own(LimitKind.StreamingSessionsPerMinute, 300)
        ),
        new(LimitKind.LemurRequestsPerMinute, AccountPlan.PayAsYouGo, 30, null),
        new(LimitKind.Projects, AccountPlan.PayAsYouGo, 2, null),
        new(LimitKind.ApiKeys, AccountPlan.PayAsYouGo, 4, null),
    ];

    /// <summary>Thrown instead of the limits.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Every attempt that came in.</summary>
    public List<OverrideRequest> Requests { get; } = [];

    /// <summary>Gives the answer; the default applies.</summary>
    public Func<OverrideRequest, Task<OverrideOutcome>> Answer { get; set; } =
        request =>
            Task.FromResult<OverrideOutcome>(
                new OverrideOutcome.Applied(request.Kind, 300, request.Wanted ?? 100, request.Wanted is null, 41)
            );

    public static LimitOverride Own(LimitKind kind, int value) =>
        new()
        {
            AccountId = "10482",
            Kind = kind,
            Value = value,
            Source = LimitSource.Override,
            Since = Samples.Now,
            SetBy = "Carl Colleague",
            AuditSequence = 7,
        };

    public Task<IReadOnlyList<OverridableLimit>?> FindAsync(
        Actor actor,
        string accountId,
        CancellationToken cancellationToken
    ) =>
        Fault is null
            ? Task.FromResult<IReadOnlyList<OverridableLimit>?>([.. Limits])
            : Task.FromException<IReadOnlyList<OverridableLimit>?>(Fault);

    public Task<OverrideOutcome> ChangeAsync(Actor actor, OverrideRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Answer(request);
    }
}
