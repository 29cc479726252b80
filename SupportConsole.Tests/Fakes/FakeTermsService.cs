using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Terms;

namespace SupportConsole.Tests.Fakes;

/// <summary>Answers what it is told to, when it is told to.</summary>
internal sealed class FakeTermsService : ITermsService
{
    /// <summary>Every attempt that came in.</summary>
    public List<TermsRequest> Requests { get; } = [];

    /// <summary>Gives the answer; the default applies.</summary>
    public Func<TermsRequest, Task<TermsOutcome>> Answer { get; set; } =
        request => Task.FromResult<TermsOutcome>(new TermsOutcome.Applied(request.Wanted, 3, 7));

    public Task<TermsOutcome> ChangeAsync(Actor actor, TermsRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Answer(request);
    }
}
