using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Tests.Fakes;

/// <summary>Answers what it is told to, when it is told to.</summary>
internal sealed class FakeLimitChangeService : ILimitChangeService
{
    public LimitChangeBasis? Basis { get; set; } = new("10482", 200, 200, 180);

    /// <summary>Every attempt that came in.</summary>
    public List<LimitChangeRequest> Requests { get; } = [];

    /// <summary>Gives the answer; the default applies.</summary>
    public Func<LimitChangeRequest, Task<LimitChangeOutcome>> Answer { get; set; } =
        request =>
            Task.FromResult<LimitChangeOutcome>(
                new LimitChangeOutcome.Applied(request.SeenLimit, request.NewLimit, 12, 7)
            );

    /// <summary>Every undo that came in.</summary>
    public List<LimitUndoRequest> Undos { get; } = [];

    /// <summary>Every urgent raise that came in.</summary>
    public List<LimitChangeRequest> UrgentRaises { get; } = [];

    /// <summary>Answers an undo; the default does it.</summary>
    public LimitMoveOutcome UndoAnswer { get; set; } = new LimitMoveOutcome.Applied(300, 200, 0, 8);

    /// <summary>Answers an urgent raise; the default does it.</summary>
    public LimitMoveOutcome UrgentAnswer { get; set; } =
        new LimitMoveOutcome.Applied(200, 220, 20, 9) { ExpiresAt = Samples.Now.AddHours(24), RevertsTo = 200 };

    public Task<LimitChangeBasis?> FindBasisAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
        Task.FromResult(Basis);

    public Task<LimitChangeOutcome> ChangeAsync(
        Actor actor,
        LimitChangeRequest request,
        CancellationToken cancellationToken
    )
    {
        Requests.Add(request);
        return Answer(request);
    }

    public Task<LimitMoveOutcome> RaiseUrgentlyAsync(
        Actor actor,
        LimitChangeRequest request,
        CancellationToken cancellationToken
    )
    {
        UrgentRaises.Add(request);
        return Task.FromResult(UrgentAnswer);
    }

    public Task<LimitMoveOutcome> UndoAsync(Actor actor, LimitUndoRequest request, CancellationToken cancellationToken)
    {
        Undos.Add(request);
        return Task.FromResult(UndoAnswer);
    }
}
