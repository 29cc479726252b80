using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Credits;

namespace SupportConsole.Tests.Fakes;

/// <summary>Answers what it is told to, when it is told to.</summary>
internal sealed class FakeCreditService : ICreditService
{
    /// <summary>Every attempt that came in.</summary>
    public List<CreditRequest> Requests { get; } = [];

    /// <summary>Gives the answer; the default grants.</summary>
    public Func<CreditRequest, Task<CreditOutcome>> Answer { get; set; } =
        _ =>
            Task.FromResult<CreditOutcome>(
                new CreditOutcome.Granted(Money.FromDollars(-12.4m), Money.FromDollars(37.6m), 3, 7)
            );

    public Task<CreditOutcome> GrantAsync(Actor actor, CreditRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Answer(request);
    }
}
