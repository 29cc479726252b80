using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;
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
        "CloseExpiredStreamsCommand",
        "CompleteCommand",
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

    private static readonly string[] Audited =
    [
        "ChangeLimitCommand",
        "ChangeTermsCommand",
        "DecideCorrectionCommand",
        "DecideEscalationCommand",
        "GrantCreditCommand",
        "HandlePaymentCommand",
        "LapseEscalationCommand",
        "OverrideCommand",
        "RegisterCommand",
        "RequestCorrectionCommand",
        "RequestEscalationCommand",
        "RevertLimitCommand",
        "UndoLimitCommand",
        "UrgentRaiseCommand",
    ];

    [SkippableFact]
    public void Commands_OfCore_AreEachAuditedOrKnownNotToBe() =>
        Assert.Equal(
            Unaudited.Concat(Audited).Order(),
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

        foreach (var (name, act) in acts)
        {
            var fault = await Record.ExceptionAsync(act);

            Assert.True(fault is not null, $"{name} did not ask for an audit entry");
            Assert.Equal(before, await ContentAsync());
        }

        await MendAuditAsync();
        foreach (var (name, act) in acts)
        {
            var entries = (await VerifyAsync()).VerifiedTo;

            await act();

            Assert.True((await VerifyAsync()).VerifiedTo > entries, $"{name} was not audited");
        }

        Assert.True((await VerifyAsync()).IsWhole);
    }

    [SkippableFact]
    public async Task Refusal_OfAPersonWithoutTheRight_IsAudited()
    {
        foreach (var (name, act) in await PrepareAsync(People.Stranger))
        {
            if (name.StartsWith("Actor:", StringComparison.Ordinal))
            {
                var entries = (await VerifyAsync()).VerifiedTo;

                await act();

                Assert.True((await VerifyAsync()).VerifiedTo > entries, $"{name} was refused without an entry");
            }
        }

        await using var context = Host.OpenContext();
        Assert.All(
            await context.AuditEntries.AsNoTracking().Where(row => row.ActorId == People.Stranger.Id).ToListAsync(),
            entry => Assert.NotEqual(AuditOutcome.Applied, entry.Outcome)
        );
    }

    /// <summary>Every method of a service that a person's attempt is named to is walked.</summary>
    private static void AssertWalksAll(List<(string Name, Func<Task> Act)> acts)
    {
        var walked = acts.Select(act => act.Name.Split(' ')[^1]).ToHashSet();
        var attempts =
            from service in typeof(Command).Assembly.GetTypes()
            where service is { IsInterface: true, IsPublic: true }
            from method in service.GetMethods()
            let parameters = method.GetParameters()
            where parameters is [{ ParameterType: var first }, ..] && first == typeof(Actor)
            where
                parameters.Any(parameter =>
                    parameter.Name == "correlationId"
                    || parameter.ParameterType.GetProperty("CorrelationId") is not null
                        && parameter.ParameterType != typeof(AuditEntry)
                )
            select $"{service.Name}.{method.Name}";
        Assert.Empty(attempts.Except(walked));
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
