using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Limits;

/// <summary>The accounts whose state rows a batch locks, and their minutes of throttle history.</summary>
internal sealed class AccountStateRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, LimitedAccount> _accounts = [];
    private readonly Dictionary<string, Func<DateTimeOffset, DateTimeOffset>> _peakWindows = [];
    private readonly Dictionary<string, Pending<List<int>>> _peaks = [];
    private readonly HashSet<string> _wanted = [];
    private LockedRows? _locked;

    /// <summary>Ids of transcripts whose accounts are locked.</summary>
    public HashSet<string> OwnersOf { get; } = [];

    /// <summary>The transcripts of <see cref="OwnersOf"/> as they stand under the lock.</summary>
    public IReadOnlyList<Transcript> LockedTranscripts => _locked?.Transcripts.Value ?? [];

    public IReadOnlyCollection<LimitedAccount> All => _accounts.Values;

    public override IEnumerable<string> ChangedAccounts =>
        _accounts.Values.Where(account => account.IsTouched).Select(account => account.State.AccountId);

    private DateTimeOffset Minute => context.Now.Truncate(TimeSpan.FromMinutes(1));

    /// <summary>Asks for an account, which is locked.</summary>
    public void Require(string accountId) => _wanted.Add(accountId);

    /// <summary>Asks for accounts, which are locked.</summary>
    public void Require(IEnumerable<string> accountIds) => _wanted.UnionWith(accountIds);

    /// <summary>The locked account; null when it does not exist.</summary>
    public LimitedAccount? Find(string accountId) => _accounts.GetValueOrDefault(accountId);

    /// <summary>Creates an account's state; the batch sees it from now on.</summary>
    public LimitedAccount Create(AccountState state)
    {
        context.LockedAccounts.Add(state.AccountId);
        return _accounts[state.AccountId] = new LimitedAccount(state, Minute, isNew: true);
    }

    /// <summary>Asks for the account's highest demand of a window.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="start">
    /// The window's start, given its end: the moment of the read, which may be long after the command asked.
    /// </param>
    public void RequirePeakDemand(string accountId, Func<DateTimeOffset, DateTimeOffset> start) =>
        _peakWindows[accountId] = start;

    /// <summary>The highest demand of the window asked for: as rows say, and as the batch has moved it.</summary>
    public int PeakDemand(LimitedAccount account) =>
        Math.Max(_peaks[account.State.AccountId].Value[0], account.Tally.PeakDemand);

    public override void Lock()
    {
        if (_wanted.Count > 0 || OwnersOf.Count > 0)
        {
            _locked = context.Tables<IAccountStateTables>().Lock(_wanted, OwnersOf);
        }
    }

    public override void Read()
    {
        var tables = context.Tables<IAccountStateTables>();
        foreach (var (accountId, start) in _peakWindows)
        {
            _peaks[accountId] = tables.PeakDemand(accountId, start(context.NodeTime));
        }
    }

    public override void LoadLocked()
    {
        foreach (var state in _locked?.States.Value ?? [])
        {
            context.LockedAccounts.Add(state.AccountId);
            _accounts[state.AccountId] = new LimitedAccount(state, Minute);
        }
    }

    public override ValueTask WriteAsync()
    {
        var (added, counters, terms, minutes) = (
            new List<AccountState>(),
            new List<AccountState>(),
            new List<AccountState>(),
            new List<ThrottleMinute>()
        );
        foreach (var account in _accounts.Values.Where(account => account.IsTouched))
        {
            account.CloseMinute(context.LimitOptions);
            if (account.TakeThrottleMail(context.LimitOptions, context.Now) is { } mail)
            {
                context.Outbox.Add(mail);
            }

            // That no step goes over the limit is asserted at each step: the limit may rise and fall again within a
            // batch.
            account.State.AssertInvariants();
            if (account.ClosedMinute is { } closed)
            {
                minutes.Add(closed);
            }

            (account.IsNew ? added : counters).Add(account.State);
            if (!account.IsNew && !account.State.HasTermsOf(account.Locked))
            {
                terms.Add(account.State);
            }
        }

        var tables = context.Tables<IAccountStateTables>();
        Writes.IfAny(added, tables.Insert);
        Writes.IfAny(counters, tables.SaveCounters);
        Writes.IfAny(terms, tables.SaveTerms);
        Writes.IfAny(minutes, tables.InsertMinutes);
        return ValueTask.CompletedTask;
    }
}
