using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Accounts;

/// <summary>The identities of accounts in a unit of work.</summary>
internal interface IAccountTables
{
    Pending<List<Account>> Find(IReadOnlyCollection<string> accountIds);

    /// <summary>Which accounts have these Stripe customers.</summary>
    Pending<List<(string AccountId, string CustomerId)>> FindByCustomer(IReadOnlyCollection<string> customerIds);

    void Insert(IReadOnlyCollection<Account> accounts);

    void Update(IReadOnlyCollection<Account> accounts);

    /// <summary>Writes when the last act on accounts was audited.</summary>
    void Touch(IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> accounts);
}
