using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Live;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Administration;

/// <summary>What managers set of an account, and who may, on every engine.</summary>
public abstract class AdministrationContract(TestEngine engine) : AdministrationTestBase(engine)
{
    [SkippableFact]
    public async Task EachField_OfTheConsole_IsSetClearedAuditedAndTold()
    {
        await RegisterAsync();
        await ToldAsync();
        var told = 0;
        using var subscription = Host.Get<ILiveUpdates>().Subscribe(Account, () => told++);

        await AppliedAsync(AccountField.Importance, settings => settings with { ImportantOwner = "Ola Owner" });
        await AppliedAsync(AccountField.TranscriptTtl, settings => settings with { TranscriptTtlHours = 87_600 });
        await AppliedAsync(AccountField.ExternalBilling, settings => settings with { ExternalBillingId = "ERP-9/ü" });
        await ToldAsync();

        var account = (await Host.Directory.FindAsync(People.Engineer, Account, default))!.Account;
        Assert.Equal(
            ("Ola Owner", 87_600, "ERP-9/ü", ConsoleFields.None),
            (account.ImportantOwner, account.TranscriptTtlHours, account.ExternalBillingId, account.ConsoleFields)
        );
        Assert.True(told >= 3);
        Assert.Equal(
            [AuditActions.ChangeExternalBilling, AuditActions.ChangeTranscriptTtl, AuditActions.ChangeImportance],
            (await ActsAsync()).Select(entry => entry.Action)
        );

        var cleared = await AppliedAsync(AccountField.Importance, settings => settings with { ImportantOwner = null });

        Assert.Null((await SettingsAsync()).ImportantOwner);
        Assert.Equal(("Ola Owner", null), (cleared.Before.ImportantOwner, cleared.After.ImportantOwner));
        var entry = (await ActsAsync())[0];
        Assert.Equal(("""{"importantOwner":"Ola Owner"}""", "{}", "SUP-90"), (entry.Before, entry.After, entry.Ticket));
    }

    [SkippableFact]
    public async Task Contact_IsSet_TheSearchFindsItByTheNewOneOnly()
    {
        await RegisterAsync();

        await AppliedAsync(AccountField.Contact, settings =>
            settings with
            {
                Email = "new@größe.example",
                Name = "Größe AG",
            }
        );

        Assert.Equal(
            Account,
            (await Host.Directory.SearchAsync(People.Engineer, "NEW@GRÖßE.EXAMPLE", default)).ExactAccountId
        );
        Assert.Empty((await Host.Directory.SearchAsync(People.Engineer, "ops@acme.example", default)).Matches);
        Assert.Equal(ConsoleFields.Email | ConsoleFields.Name, (await SettingsAsync()).SetHere);
    }

    [SkippableFact]
    public async Task TimeToLive_ForthAndBack_EndsAtTheLastOneAndStaleEyesAreRefused()
    {
        await RegisterAsync();
        var first = await SettingsAsync();
        await AppliedAsync(AccountField.TranscriptTtl, settings => settings with { TranscriptTtlHours = 24 });
        var second = await SettingsAsync();
        await AppliedAsync(AccountField.TranscriptTtl, settings => settings with { TranscriptTtlHours = 48 });

        Assert.IsType<AdministrationOutcome.Conflict>(
            await TryAsync(Wish(AccountField.TranscriptTtl, second, first with { TranscriptTtlHours = 1 }))
        );
        await AppliedAsync(AccountField.TranscriptTtl, settings => settings with { TranscriptTtlHours = 24 });
        await AppliedAsync(AccountField.TranscriptTtl, settings => settings with { TranscriptTtlHours = null });

        Assert.Null((await SettingsAsync()).TranscriptTtlHours);
        Assert.Equal(4, (await ActsAsync()).Count(entry => entry.Outcome == AuditOutcome.Applied));
    }

    [SkippableFact]
    public async Task FieldMovedMeanwhile_IsAConflictThatNamesWhoMovedIt()
    {
        await RegisterAsync();
        var seen = await SettingsAsync();
        var other = new Actor("manager-2", "Max Manager", [Role.SupportManager]);
        var applied = Assert.IsType<AdministrationOutcome.Applied>(
            await TryAsync(Wish(AccountField.Plan, seen, seen with { Plan = AccountPlan.Contracted }), other)
        );
        await AppliedAsync(AccountField.Importance, settings => settings with { ImportantOwner = "Ola" });

        var conflict = Assert.IsType<AdministrationOutcome.Conflict>(
            await TryAsync(Wish(AccountField.Plan, seen, seen with { Plan = AccountPlan.Free }))
        );

        Assert.Equal(new FieldChange("Max Manager", Clock.GetUtcNow(), applied.AuditSequence), conflict.Change);
        Assert.Contains("It is now: Contracted, set in the console", conflict.Sentence, StringComparison.Ordinal);
        Assert.Equal(AccountPlan.Contracted, (await SettingsAsync()).Plan);
        Assert.Equal(AuditOutcome.Conflict, (await ActsAsync())[0].Outcome);
    }

    [SkippableFact]
    public async Task OtherFieldMovedMeanwhile_IsNoConflictAndStays()
    {
        await RegisterAsync();
        var seen = await SettingsAsync();
        await AppliedAsync(AccountField.Importance, settings => settings with { ImportantOwner = "Ola" });
        await DisableAsync(true);

        Assert.IsType<AdministrationOutcome.Applied>(
            await TryAsync(Wish(AccountField.Plan, seen, seen with { Plan = AccountPlan.Enterprise }))
        );

        var settings = await SettingsAsync();
        Assert.Equal(
            (AccountPlan.Enterprise, true, "Ola", ConsoleFields.Plan | ConsoleFields.Disabled),
            (settings.Plan, settings.Disabled, settings.ImportantOwner, settings.SetHere)
        );
    }

    [SkippableFact]
    public async Task SameAttemptTwice_AnswersTheFirstAndAnotherUnderItsIdIsRefused()
    {
        await RegisterAsync(limit: 3);
        var seen = await SettingsAsync();
        var wish = Wish(AccountField.Plan, seen, seen with { Plan = AccountPlan.Free }, "attempt-1") with
        {
            Removed = [new(LimitKind.AsyncConcurrency, 3)],
        };

        var first = await TryAsync(wish);
        var second = await TryAsync(wish);

        Assert.IsType<AdministrationOutcome.Applied>(first);
        Assert.Equal(first, second);
        Assert.IsType<AdministrationOutcome.Invalid>(await TryAsync(wish with { Removed = [] }));
        Assert.IsType<AdministrationOutcome.Invalid>(
            await TryAsync(wish with { Wanted = seen with { Plan = AccountPlan.Enterprise } })
        );
        Assert.IsType<AdministrationOutcome.Invalid>(await TryAsync(wish, People.Engineer));
        Assert.Single(await ActsAsync(), entry => entry.Action == AuditActions.ChangePlan);
    }

    [SkippableFact]
    public async Task TwoManagersAtOnce_OneAppliesTheOtherSeesIt()
    {
        await RegisterAsync();
        var other = await StartNodeAsync();
        var seen = await SettingsAsync();

        var outcomes = await Task.WhenAll(
            TryAsync(Wish(AccountField.Plan, seen, seen with { Plan = AccountPlan.Free })),
            TryAsync(Wish(AccountField.Plan, seen, seen with { Plan = AccountPlan.Enterprise }), node: other)
        );

        Assert.Single(outcomes.OfType<AdministrationOutcome.Applied>());
        Assert.NotNull(Assert.Single(outcomes.OfType<AdministrationOutcome.Conflict>()).Change);
    }

    [SkippableFact]
    public async Task WithoutTheRightOrTheAccount_SaysSo()
    {
        await RegisterAsync();
        var seen = await SettingsAsync();
        var wish = Wish(AccountField.Access, seen, seen with { Disabled = true });
        foreach (var person in new[] { People.Engineer, People.Approver, People.Administrator, People.Stranger })
        {
            Assert.IsType<AdministrationOutcome.Forbidden>(
                await TryAsync(wish with { CorrelationId = person.Id }, person)
            );
            Assert.Equal(
                (AuditActions.DisableAccount, AuditOutcome.Forbidden, person.Id),
                (await ActsAsync())[0] is var entry ? (entry.Action, entry.Outcome, entry.ActorId) : default
            );
        }

        Assert.IsType<AdministrationOutcome.UnknownAccount>(await TryAsync(wish with { AccountId = "nobody" }));
        Assert.False((await SettingsAsync()).Disabled);
    }
}

public sealed class SqliteAdministrationTests() : AdministrationContract(TestEngine.Sqlite);

public sealed class PostgreSqlAdministrationTests() : AdministrationContract(TestEngine.PostgreSql);

public sealed class SqlServerAdministrationTests() : AdministrationContract(TestEngine.SqlServer);
