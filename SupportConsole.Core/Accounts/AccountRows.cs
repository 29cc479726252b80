using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Accounts;

/// <summary>The identities of accounts in a batch.</summary>
internal sealed class AccountRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, Account> _accounts = [];
    private readonly Dictionary<string, Account> _new = [];
    private readonly Dictionary<string, Account> _changed = [];
    private readonly Dictionary<string, DateTimeOffset> _touched = [];
    private readonly Dictionary<string, string> _owners = [];
    private Pending<List<Account>>? _found;
    private Pending<List<(string AccountId, string CustomerId)>>? _foundOwners;

    /// <summary>Ids of accounts whose identity is read; they are locked too.</summary>
    public HashSet<string> Wanted { get; } = [];

    /// <summary>Stripe customer ids whose account is asked for. It is not locked.</summary>
    public HashSet<string> Customers { get; } = [];

    public Account? Find(string accountId) => _accounts.GetValueOrDefault(accountId);

    /// <summary>The account's name, for texts; its id when the account does not exist.</summary>
    public string NameOf(string accountId) => Find(accountId)?.Name ?? accountId;

    /// <summary>The id of the account that has this Stripe customer; null when none has.</summary>
    public string? OwnerOf(string customerId) => _owners.GetValueOrDefault(customerId);

    public void Add(Account account)
    {
        TakeCustomer(account);
        _new[account.Id] = _accounts[account.Id] = account;
    }

    public void Change(Account account)
    {
        TakeCustomer(account);
        (_new.ContainsKey(account.Id) ? _new : _changed)[account.Id] = _accounts[account.Id] = account;
    }

    /// <summary>Notes that an act on the account was audited; a new account says so itself.</summary>
    public void Touch(string accountId, DateTimeOffset at) => _touched[accountId] = at;

    public override void Read()
    {
        if (Customers.Count > 0)
        {
            _foundOwners = context.Tables<IAccountTables>().FindByCustomer(Customers);
        }

        if (Wanted.Count > 0)
        {
            _found = context.Tables<IAccountTables>().Find(Wanted);
        }
    }

    public override void Load()
    {
        foreach (var account in _found?.Value ?? [])
        {
            context.DemandLocked(account.Id);
            _accounts[account.Id] = account;
        }

        foreach (var (accountId, customerId) in _foundOwners?.Value ?? [])
        {
            _owners[customerId] = accountId;
        }
    }

    public override ValueTask WriteAsync()
    {
        var tables = context.Tables<IAccountTables>();
        Writes.IfAny(_new.Values, tables.Insert);
        Writes.IfAny(_changed.Values, tables.Update);
        Writes.IfAny([.. _touched.Where(touched => !_new.ContainsKey(touched.Key))], tables.Touch);
        return ValueTask.CompletedTask;
    }

    private void TakeCustomer(Account account)
    {
        if (Find(account.Id)?.StripeCustomerId is { } before && OwnerOf(before) == account.Id)
        {
            _owners.Remove(before);
        }

        if (account.StripeCustomerId is { } customerId)
        {
            _owners[customerId] = account.Id;
        }
    }
}

/// <summary>The identities of a batch.</summary>
internal static class AccountContext
{
    extension(CommandContext context)
    {
        public AccountRows Identities => context.Rows<AccountRows>();
    }
}
