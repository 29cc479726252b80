using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Integration.Access;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Audit;

/// <summary>
/// No mutation by a person, or by the platform on what a person set, commits without its audit entry. Each is made
/// twice: while the audit cannot be written, when nothing may be stored, and afterwards, when it must be audited.
/// </summary>
public abstract partial class AuditedMutationContract(TestEngine engine) : AuditTestBase(engine)
{
    private const string Reason = "Customer expects more traffic";
    private const string Ticket = "SUP-1";

    /// <summary>Commands that change nothing that a person set: limits at work, and money, which has a ledger.</summary>
    private static readonly string[] Unaudited =
    [
        "AdmitLemurCommand",
        "CancelByRequestCommand",
        "CancelQueuePartCommand",
        "CloseExpiredStreamsCommand",
        "CompleteCommand",
        "DeleteExpiredCommand",
        "DeleteSentCommand",
        "DepositCommand",
        "EndStreamCommand",
        "ExpireLeasesCommand",
        "HeartbeatCommand",
        "LeaseCommand",
        "OpenStreamCommand",
        "ProbeCommand",
        "SubmitCommand",
        "TakeMoneyCommand",
    ];

    /// <summary>The other commands, each with the act that walks it.</summary>
    private static readonly Dictionary<string, string> Audited = new()
    {
        ["AdministerCommand"] = "IAccountAdministration.ChangeAsync",
        ["BeginQueueCancelCommand"] = "ICancellationService.CancelQueueAsync",
        ["CancelByPersonCommand"] = "ICancellationService.CancelAsync",
        ["ChangeLimitCommand"] = "ILimitChangeService.ChangeAsync",
        ["ChangeTermsCommand"] = "ITermsService.ChangeAsync",
        ["DecideCorrectionCommand"] = "ICorrectionService.DecideAsync",
        ["DecideEscalationCommand"] = "IEscalationService.DecideAsync",
        ["EndPauseCommand"] = "EndPauseCommand",
        ["EndQueueCancelCommand"] = "ICancellationService.CancelQueueAsync",
        ["GrantCreditCommand"] = "ICreditService.GrantAsync",
        ["HandlePaymentCommand"] = "IPaymentInbox.HandleAsync",
        ["LapseEscalationCommand"] = "LapseEscalationCommand",
        ["OverrideCommand"] = "IOverrideService.ChangeAsync",
        ["PauseQueueCommand"] = "IQueuePauseService.ChangeAsync",
        ["RegisterCommand"] = "IAccountRegistry.RegisterAsync",
        ["RequestCorrectionCommand"] = "ICorrectionService.RequestAsync",
        ["RequestEscalationCommand"] = "IEscalationService.RequestAsync",
        ["RevertLimitCommand"] = "RevertLimitCommand",
        ["UndoLimitCommand"] = "ILimitChangeService.UndoAsync",
        ["UrgentRaiseCommand"] = "ILimitChangeService.RaiseUrgentlyAsync",
    };

    [SkippableFact]
    public void Commands_OfCore_AreEachAuditedOrKnownNotToBe() =>
        Assert.Equal(
            Unaudited.Concat(Audited.Keys).Order(),
            typeof(Command)
                .Assembly.GetTypes()
                .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Command)))
                .Select(type => type.Name)
                .Order()
        );

    [SkippableFact]
    public async Task Mutation_WhileTheAuditCannotBeWritten_StoresNothing()
    {
        var acts = await PrepareAsync();
        AssertWalksAll(acts);
        var before = await ContentAsync();
        await BreakAuditAsync();

        foreach (var act in acts)
        {
            var fault = await Record.ExceptionAsync(() => act.RunAsync(act.By));

            Assert.True(fault is not null, $"{act.Name} did not ask for an audit entry");
            Assert.Equal(before, await ContentAsync());
        }

        await MendAuditAsync();
        foreach (var act in acts)
        {
            var entries = (await VerifyAsync()).VerifiedTo;

            await act.RunAsync(act.By);

            Assert.True((await VerifyAsync()).VerifiedTo > entries, $"{act.Name} was not audited");
        }

        Assert.True((await VerifyAsync()).IsWhole);
    }

    /// <summary>Whoever lacks the permission changes nothing, and that is audited; who has it is not forbidden.</summary>
    [SkippableFact]
    public async Task Act_OfEachRole_IsForbiddenWithoutItsPermission()
    {
        Actor[] people =
        [
            People.Stranger,
            .. Enum.GetValues<Role>().Select(role => new Actor($"a-{role}", $"A {role}", [role])),
        ];
        foreach (var act in (await PrepareAsync()).Where(act => act.Needs is not null))
        {
            // Those who may come last: what they change must not be why the others are refused.
            foreach (var person in people.OrderBy(person => person.May(act.Needs!.Value)))
            {
                var before = await CountForbiddenAsync(person);

                await act.RunAsync(person);

                Assert.True(
                    await CountForbiddenAsync(person) - before == (person.May(act.Needs!.Value) ? 0 : 1),
                    $"{act.Name} of {person.Name}"
                );
            }
        }
    }

    private async Task<int> CountForbiddenAsync(Actor person)
    {
        await using var context = Host.OpenContext();
        return await context.AuditEntries.CountAsync(entry =>
            entry.ActorId == person.Id && entry.Outcome == AuditOutcome.Forbidden
        );
    }

    /// <summary>Every method of a service that a person's attempt is named to is walked, and every command.</summary>
    private static void AssertWalksAll(List<Mutation> acts)
    {
        Assert.Empty(Audited.Values.Except(acts.Select(act => act.Name)));
        Assert.Empty(
            ActorMethods
                .All.Where(ActorMethods.IsAttempt)
                .Select(ActorMethods.NameOf)
                .Except(acts.Where(act => act.Needs is not null).Select(act => act.Name))
        );
    }

    private Task BreakAuditAsync() =>
        SqlAsync(
            Provider switch
            {
                DatabaseProvider.Sqlite =>
                [
                    "CREATE TRIGGER audit_fault BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'fault'); END",
                ],
                DatabaseProvider.PostgreSql =>
                [
                    "CREATE TRIGGER audit_fault BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION "
                        + "refuse_audit_change()",
                ],
                _ => ["CREATE TRIGGER audit_fault ON audit_entries AFTER INSERT AS THROW 51003, 'fault', 1"],
            }
        );

    private Task MendAuditAsync() =>
        SqlAsync(
            Provider == DatabaseProvider.PostgreSql
                ? "DROP TRIGGER audit_fault ON audit_entries"
                : "DROP TRIGGER audit_fault"
        );

    /// <summary>Every row of every table.</summary>
    private async Task<string> ContentAsync()
    {
        await using var context = Host.OpenContext();
        var tables = context.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct();
        await context.Database.OpenConnectionAsync();
        var content = new List<string>();
        foreach (var table in tables)
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are the model's.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync())
            {
                reader.GetValues(values);
                content.Add($"{table}: {string.Join('|', values)}");
            }
        }

        return string.Join('\n', content.Order(StringComparer.Ordinal));
    }
}

public sealed class SqliteAuditedMutationTests() : AuditedMutationContract(TestEngine.Sqlite);

public sealed class PostgreSqlAuditedMutationTests() : AuditedMutationContract(TestEngine.PostgreSql);

public sealed class SqlServerAuditedMutationTests() : AuditedMutationContract(TestEngine.SqlServer);
