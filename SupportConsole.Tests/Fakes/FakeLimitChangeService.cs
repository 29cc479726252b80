using SupportConsole.Core.Access;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Tests.Fakes;

/// <summary>Answers what it is told to, when it is told to.</summary>
internal sealed class FakeLimitChangeService : ILimitChangeService
{
    public LimitChangeBasis? Basis { get; set; } = new("10482", 200, 200, 412);

    /// <summary>Every attempt that came in.</summary>
    public List<LimitChangeRequest> Requests { get; } = [];

    /// <summary>Gives the answer; the default applies.</summary>
    public Func<LimitChangeRequest, Task<LimitChangeOutcome>> Answer { get; set; } =
        request => Task.FromResult<LimitChangeOutcome>(new LimitChangeOutcome.Applied(request.SeenLimit, request.NewLimit, 12, 7));

    public Task<LimitChangeBasis?> FindBasisAsync(Actor actor, string accountId, CancellationToken cancellationToken) => Task.FromResult(Basis);

    public Task<LimitChangeOutcome> ChangeAsync(Actor actor, LimitChangeRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Answer(request);
    }
}
