using SupportConsole.Components.Escalations;
using SupportConsole.Components.Streaming;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling.Refusals;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Escalations;

public sealed class EscalationWordsTests
{
    /// <summary>Approving a raise of the streaming limit starts nothing: no session waits.</summary>
    [Fact]
    public void ApproveHint_OfStreams_StartsNothing()
    {
        var async = Samples.Escalation().Escalation;

        Assert.Contains("starts what waits", EscalationWords.ApproveHint(async), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "starts",
            EscalationWords.ApproveHint(async with { Kind = LimitKind.StreamingSessionsPerMinute }),
            StringComparison.Ordinal
        );
    }

    /// <summary>One page said "LLM requests" and "LeMUR requests" of the same; domain.md says LeMUR.</summary>
    [Fact]
    public void Product_OfLemur_IsNamedAsInTheDomain() =>
        Assert.Equal("LeMUR requests", StreamingWords.Product(LimitedProduct.Lemur));
}
