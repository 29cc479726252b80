using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Administration;

/// <summary>Who owns a field: what a manager set, the platform does not overwrite, until it is given back.</summary>
public abstract class FieldOwnerContract(TestEngine engine) : AdministrationTestBase(engine)
{
    [SkippableFact]
    public async Task PlatformTellsAgain_WhatAManagerSetStaysAndTheRestFollows()
    {
        await RegisterAsync();
        await ChangePlanAsync(AccountPlan.Enterprise);
        await DisableAsync(true);
        await AppliedAsync(AccountField.Contact, settings => settings with { Email = "kept@acme.example" });
        await AppliedAsync(AccountField.Importance, settings => settings with { ImportantOwner = "Ola" });
        await AppliedAsync(AccountField.TranscriptTtl, settings => settings with { TranscriptTtlHours = 24 });
        await AppliedAsync(AccountField.ExternalBilling, settings => settings with { ExternalBillingId = "ERP-9" });

        var answer = await TellAsync(told => told with { Name = "Renamed Inc", Disabled = false });

        // The answer has what is in force.
        Assert.Equal(
            ("kept@acme.example", "Renamed Inc", AccountPlan.Enterprise, true),
            (answer.Account.Email, answer.Account.Name, answer.State.Plan, answer.State.Disabled)
        );
        var settings = await SettingsAsync();
        Assert.Equal(
            ("Ola", 24, "ERP-9", ConsoleFields.Plan | ConsoleFields.Disabled | ConsoleFields.Email),
            (settings.ImportantOwner, settings.TranscriptTtlHours, settings.ExternalBillingId, settings.SetHere)
        );
        var entry = (await ActsAsync())[0];
        Assert.Equal(AuditActions.UpdateAccount, entry.Action);
        Assert.Contains("kept@acme.example", entry.After!, StringComparison.Ordinal);

        // Story: the nightly registration repeats itself; what was kept is no change.
        await TellAsync(told => told with { Name = "Renamed Inc" });
        Assert.Equal(entry.Sequence, (await ActsAsync())[0].Sequence);
    }

    [SkippableFact]
    public async Task GivenBack_StaysUntilThePlatformTellsTheNextTime()
    {
        await RegisterAsync();
        await ChangePlanAsync(AccountPlan.Free);
        await DisableAsync(true);
        await SubmitRefusedAsync();

        Assert.IsType<AdministrationOutcome.Applied>(await FollowAsync(AccountField.Plan));
        Assert.IsType<AdministrationOutcome.Applied>(await FollowAsync(AccountField.Access));
        Assert.Equal(
            (AccountPlan.Free, true, ConsoleFields.None),
            await SettingsAsync() is var before ? (before.Plan, before.Disabled, before.SetHere) : default
        );
        var entry = (await ActsAsync())[0];
        Assert.Equal(
            (AuditActions.FollowPlatform, """{"disabled":true,"setHere":"disabled"}"""),
            (entry.Action, entry.Before)
        );

        // What it does not name stays here too.
        await TellAsync(told => told);
        Assert.Equal(
            (AccountPlan.PayAsYouGo, true),
            await SettingsAsync() is var named ? (named.Plan, named.Disabled) : default
        );

        await TellAsync(told => told with { Disabled = false });
        Assert.False((await SettingsAsync()).Disabled);
        Assert.IsType<AdministrationOutcome.Invalid>(await FollowAsync(AccountField.Plan));
    }

    [SkippableFact]
    public async Task PlatformAndManagerAtOnce_TheManagersValueStands()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();
        for (var round = 0; round < 10; round++)
        {
            var wanted = round % 2 == 0 ? AccountPlan.Free : AccountPlan.Contracted;

            var told = other.Registry.RegisterAsync(Registration(plan: AccountPlan.Enterprise), default);
            var outcome = await SetAsync(AccountField.Plan, settings => settings with { Plan = wanted });
            await told;

            // Before the first act the platform may come between what was seen and the act; later it changes nothing.
            Assert.True(outcome is AdministrationOutcome.Applied || round == 0);
            if (outcome is AdministrationOutcome.Conflict)
            {
                await ChangePlanAsync(wanted);
            }

            Assert.Equal(wanted, (await SettingsAsync()).Plan);
        }
    }

    private async Task SubmitRefusedAsync() =>
        Assert.IsType<SubmitOutcome.Refused>(await Limiter.SubmitAsync(Account, [new()], default));

    private async Task<AccountOverview> TellAsync(Func<AccountRegistration, AccountRegistration> tell) =>
        Assert
            .IsType<RegisterOutcome.Registered>(await Host.Registry.RegisterAsync(tell(Registration()), default))
            .Account;
}

public sealed class SqliteFieldOwnerTests() : FieldOwnerContract(TestEngine.Sqlite);

public sealed class PostgreSqlFieldOwnerTests() : FieldOwnerContract(TestEngine.PostgreSql);

public sealed class SqlServerFieldOwnerTests() : FieldOwnerContract(TestEngine.SqlServer);
