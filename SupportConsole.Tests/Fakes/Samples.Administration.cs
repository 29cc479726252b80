using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Tests.Fakes;

/// <content>Accounts as managers administer them.</content>
internal static partial class Samples
{
    /// <summary>A pay-as-you-go account with projects, keys, and a limit of its own on API keys.</summary>
    public static AdministrationView Administered(
        Func<AccountState, AccountState>? with = null,
        Func<Account, Account>? identity = null,
        int projects = 2,
        int keys = 4,
        int? ownKeyLimit = 9
    )
    {
        var overview = Account(with: with);
        overview = overview with { Account = identity?.Invoke(overview.Account) ?? overview.Account };
        var limits = new LimitOptions();
        var terms = StreamingTerms.Of(overview.State, limits);
        var minute = new StreamingMinute
        {
            AccountId = overview.Account.Id,
            Minute = Now,
            SessionLimit = terms.Start,
            Opened = 12,
        };
        return new(
            new(
                overview,
                [
                    .. Enum.GetValues<LimitKind>()
                        .Select(kind =>
                            kind == LimitKind.ApiKeys && ownKeyLimit is { } own
                                ? new LimitWithSource(kind, own, LimitSource.Override, Now, "Eve")
                                : new LimitWithSource(
                                    kind,
                                    limits.Of(overview.State.Plan).Of(kind),
                                    LimitSource.PlanDefault,
                                    Now,
                                    null
                                )
                        ),
                ],
                new(new(minute, terms, new(terms.Start, terms.Start - 12, default)), new(3, new(30, 27, default)))
            ),
            projects,
            keys
        );
    }
}
