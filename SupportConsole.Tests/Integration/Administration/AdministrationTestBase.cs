using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Administration;

/// <summary>What tests of account administration do again and again.</summary>
public abstract class AdministrationTestBase(TestEngine engine) : RateContract(engine)
{
    private protected async Task<AdministrationView> ViewAsync(CoreHost? node = null) =>
        (await (node ?? Host).Get<IAccountAdministration>().FindAsync(People.Manager, Account, default))!;

    private protected async Task<AccountSettings> SettingsAsync(CoreHost? node = null) =>
        (await ViewAsync(node)).Settings;

    /// <summary>Sets a field over what stands now.</summary>
    private protected async Task<AdministrationOutcome> SetAsync(
        AccountField field,
        Func<AccountSettings, AccountSettings> set,
        CoreHost? node = null,
        params SeenOverride[] removed
    )
    {
        var seen = await SettingsAsync(node);
        return await TryAsync(Wish(field, seen, set(seen)) with { Removed = removed }, node: node);
    }

    /// <summary>Sets a field, which must be applied.</summary>
    private protected async Task<AdministrationOutcome.Applied> AppliedAsync(
        AccountField field,
        Func<AccountSettings, AccountSettings> set,
        params SeenOverride[] removed
    ) => Assert.IsType<AdministrationOutcome.Applied>(await SetAsync(field, set, removed: removed));

    private protected Task<AdministrationOutcome.Applied> ChangePlanAsync(
        AccountPlan plan,
        params SeenOverride[] removed
    ) => AppliedAsync(AccountField.Plan, settings => settings with { Plan = plan }, removed);

    private protected Task<AdministrationOutcome.Applied> DisableAsync(bool disabled) =>
        AppliedAsync(AccountField.Access, settings => settings with { Disabled = disabled });

    /// <summary>Gives a field back to the platform.</summary>
    private protected async Task<AdministrationOutcome> FollowAsync(AccountField field)
    {
        var seen = await SettingsAsync();
        return await TryAsync(Wish(field, seen, seen) with { FollowPlatform = true });
    }

    private protected Task<AdministrationOutcome> TryAsync(
        AdministrationRequest request,
        Actor? by = null,
        CoreHost? node = null
    ) => (node ?? Host).Get<IAccountAdministration>().ChangeAsync(by ?? People.Manager, request, default);

    private protected static AdministrationRequest Wish(
        AccountField field,
        AccountSettings seen,
        AccountSettings wanted,
        string? attempt = null
    ) =>
        new(
            Account,
            field,
            seen,
            wanted,
            "Agreed with the customer in writing",
            "SUP-90",
            attempt ?? Guid.NewGuid().ToString("N")
        );
}
