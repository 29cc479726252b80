using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Accounts;

/// <summary>The identities of accounts in a batch.</summary>
internal sealed class AccountRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, Account> _accounts = [];
    private readonly Dictionary<string, Account> _new = [];
    private readonly Dictionary<string, Account> _changed = [];
    private Pending<List<Account>>? _found;

    /// <summary>Ids of accounts whose identity is read; they are locked too.</summary>
    public HashSet<string> Wanted { get; } = [];

    public Account? Find(string accountId) => _accounts.GetValueOrDefault(accountId);

    /// <summary>The account's name, for texts; its id when the account does not exist.</summary>
    public string NameOf(string accountId) => Find(accountId)?.Name ?? accountId;

    public void Add(Account account) => _new[account.Id] = _accounts[account.Id] = account;

    public void Change(Account account) =>
        (_new.ContainsKey(account.Id) ? _new : _changed)[account.Id] = _accounts[account.Id] = account;

    public override void Read()
    {
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
    }

    public override ValueTask WriteAsync()
    {
        var tables = context.Tables<IAccountTables>();
        Writes.IfAny(_new.Values, tables.Insert);
        Writes.IfAny(_changed.Values, tables.Update);
        return ValueTask.CompletedTask;
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
