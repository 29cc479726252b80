using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;

namespace SupportConsole.Tests.Fakes;

/// <summary>Keeps what it was asked, and answers what a test set.</summary>
internal sealed class FakeLemurLimiter : ILemurLimiter
{
    /// <summary>The requests, in order.</summary>
    public List<LemurRequest> Asked { get; } = [];

    public LemurOutcome Outcome { get; set; } = new LemurOutcome.Admitted(new Money(47_205), new RateAllowance(30, 29, TimeSpan.FromSeconds(60)));

    public Task<LemurOutcome> AdmitAsync(string accountId, LemurRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        return Task.FromResult(Outcome);
    }
}
