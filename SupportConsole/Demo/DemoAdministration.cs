using SupportConsole.Core.Administration;

namespace SupportConsole.Demo;

/// <summary>What a manager sets of accounts in the demo's history.</summary>
internal sealed class DemoAdministration(DemoServices services)
{
    /// <summary>Makes an important account of one, with the person who looks after it.</summary>
    public Task NameOwnerAsync(string accountId, CancellationToken cancellationToken) =>
        SetAsync(
            accountId,
            AccountField.Importance,
            settings => settings with { ImportantOwner = "Robin Marsh" },
            "Renewal of the contract is due this year",
            "SUP-2004",
            cancellationToken
        );

    /// <summary>Disables one: what runs ends, what waits stays, everything new is refused.</summary>
    public Task DisableAsync(string accountId, CancellationToken cancellationToken) =>
        SetAsync(
            accountId,
            AccountField.Access,
            settings => settings with { Disabled = true },
            "Its key was leaked: somebody else sends recordings with it, says the customer",
            "SUP-2289",
            cancellationToken
        );

    private async Task SetAsync(
        string accountId,
        AccountField field,
        Func<AccountSettings, AccountSettings> change,
        string reason,
        string ticket,
        CancellationToken cancellationToken
    )
    {
        if (await services.Directory.FindAsync(DemoPeople.Manager, accountId, cancellationToken) is { } found)
        {
            var settings = AccountSettings.Of(found.Account, found.State);
            await services.Administration.ChangeAsync(
                DemoPeople.Manager,
                new(accountId, field, settings, change(settings), reason, ticket, $"demo-{field}-{accountId}"),
                cancellationToken
            );
        }
    }
}
