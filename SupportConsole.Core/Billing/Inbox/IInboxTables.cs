using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>Payments, their reversals and the events that told them, in a unit of work.</summary>
internal interface IInboxTables
{
    /// <summary>
    /// Keeps others from deciding on these customers until the transaction ends, where no account stands for them that
    /// could be locked.
    /// </summary>
    Pending<List<string>> LockCustomers(IReadOnlyCollection<string> customerIds);

    /// <summary>Events that were taken before.</summary>
    Pending<List<(string Id, InboxState State)>> FindEvents(IReadOnlyCollection<string> ids);

    Pending<List<InboxPayment>> Find(IReadOnlyCollection<string> paymentIds);

    Pending<List<Reversal>> FindReversals(IReadOnlyCollection<string> paymentIds);

    /// <summary>Payments of these customers that no account has.</summary>
    Pending<List<InboxPayment>> FindUnmatched(IReadOnlyCollection<string> customerIds);

    /// <summary>The reversals of those.</summary>
    Pending<List<Reversal>> FindReversalsOfUnmatched(IReadOnlyCollection<string> customerIds);

    void Insert(IReadOnlyCollection<InboxPayment> payments);

    /// <summary>Compares the version before and sets.</summary>
    void Update(IReadOnlyCollection<InboxPayment> payments);

    void InsertReversals(IReadOnlyCollection<Reversal> reversals);

    void UpdateReversals(IReadOnlyCollection<Reversal> reversals);

    void InsertEvents(IReadOnlyCollection<MoneyEvent> events);
}
