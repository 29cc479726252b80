using SupportConsole.Core.Access;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;

namespace SupportConsole.Tests.Fakes;

/// <summary>Money as it is set; a ledger in pages.</summary>
internal sealed class FakeBillingReader : IBillingReader
{
    public BillingFacts? Facts { get; set; } = Samples.Facts();

    /// <summary>Newest first.</summary>
    public List<LedgerEntry> Ledger { get; } = [];

    public Money Used { get; set; }

    public CreditGrant? Grant { get; set; }

    /// <summary>Thrown by every call when set.</summary>
    public Exception? Failure { get; set; }

    public Task<BillingFacts?> FactsAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
        Answer(Facts);

    public Task<LedgerPage> LedgerAsync(
        Actor actor,
        string accountId,
        long? before,
        int count,
        CancellationToken cancellationToken
    )
    {
        var rows = Ledger.Where(entry => before is null || entry.Id < before).ToList();
        var total = new Money(Ledger.Sum(entry => entry.Amount.Micros));
        return Answer(
            new LedgerPage([.. rows.Take(count)], rows.Count > count, total, Used, total - Used) { Grant = Grant }
        );
    }

    private Task<T> Answer<T>(T value) => Failure is null ? Task.FromResult(value) : Task.FromException<T>(Failure);
}
