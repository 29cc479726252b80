using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Core.Administration;

/// <summary>An account as a manager administers it: what is set, and what it uses of its limits at this instant.</summary>
/// <param name="Limits">The account with every limit and the live counters.</param>
/// <param name="Projects">Projects that stand.</param>
/// <param name="ApiKeys">API keys that work.</param>
public sealed record AdministrationView(AccountLimits Limits, int Projects, int ApiKeys)
{
    /// <summary>The account's id.</summary>
    public string AccountId => Limits.Overview.Account.Id;

    /// <summary>Terms and live counters.</summary>
    public AccountState State => Limits.Overview.State;

    /// <summary>What a manager may set.</summary>
    public AccountSettings Settings => AccountSettings.Of(Limits.Overview.Account, State);

    /// <summary>What of a limit is taken.</summary>
    public int Used(LimitKind kind) =>
        kind switch
        {
            LimitKind.AsyncConcurrency => State.Running,
            LimitKind.StreamingSessionsPerMinute => (int)Math.Min(int.MaxValue, Limits.Rates.Streaming.Minute.Opened),
            LimitKind.LemurRequestsPerMinute => Limits.Rates.Lemur.Used,
            LimitKind.Projects => Projects,
            LimitKind.ApiKeys => ApiKeys,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
