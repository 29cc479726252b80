using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Batching;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Core.Limits;

/// <summary>
/// Transcripts are read before their accounts are locked. One that ended on another node in between once reached the pure
/// core as running in an account that ran nothing, and stopped the node by an assertion.
/// </summary>
public sealed class StaleReadTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(1);

    [Fact]
    public void Complete_OfWhatEndedElsewhereMeanwhile_IsDecidedAgain()
    {
        var (batch, transcript) = Stale();

        Assert.Throws<StoreConflictException>(() => new CompleteCommand([new(transcript.Id, transcript.LeaseToken!, Succeeded: true)]).Decide(batch));
    }

    [Fact]
    public void ExpireLeases_OfWhatEndedElsewhereMeanwhile_IsDecidedAgain()
    {
        var (batch, transcript) = Stale();
        batch.Expired = [transcript];

        Assert.Throws<StoreConflictException>(() => new ExpireLeasesCommand(10).Decide(batch));
    }

    /// <summary>A transcript read as processing, in an account that was idle by the time it was locked.</summary>
    private static (LimitBatch Batch, Transcript Transcript) Stale()
    {
        var transcript = new Transcript
        {
            Id = "one",
            AccountId = "acme",
            ProjectId = "default",
            Model = "universal",
            Sequence = 1,
            Status = TranscriptStatus.Processing,
            LeaseToken = "token",
            LeaseSeconds = 60,
            LeaseExpiresAt = Now.AddSeconds(-1),
            SubmittedAt = Now.AddMinutes(-2),
        };
        var batch = new LimitBatch(new LimitRules(new LimitOptions(), new NegativeBalanceOptions(), new GuardrailOptions(), new PricingOptions()));
        batch.Load(transcript);
        batch.Open([new AccountState { AccountId = "acme", Plan = AccountPlan.PayAsYouGo, NextSequence = 2 }], Now);
        return (batch, transcript);
    }
}
