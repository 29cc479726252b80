using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Registration;
using SupportConsole.Core.Replies;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Audit;

/// <summary>
/// No mutation by a person, or by the platform on a person's setting, commits without its audit entry. Each is made
/// twice: while the audit cannot be written, when nothing at all may be stored, and afterwards, when it must be audited.
/// </summary>
public abstract class AuditedMutationContract(TestEngine engine) : AuditTestBase(engine)
{
    private const string Reason = "Customer expects more traffic";
    private const string Ticket = "SUP-1";

    /// <summary>Commands that change nothing that a person set: the limiter's work, and money that has its ledger.</summary>
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
    ];

    private static readonly string[] Audited =
    [
        "ChangeLimitCommand",
        "ChangeTermsCommand",
        "DecideEscalationCommand",
        "GrantCreditCommand",
        "LapseEscalationCommand",
        "OverrideCommand",
        "RegisterCommand",
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

    /// <summary>What there is to change, and every way to change it.</summary>
    private async Task<List<(string Name, Func<Task> Act)>> PrepareAsync(Actor? by = null)
    {
        // An escalation waits for 72 hours.
        await RegisterAsync("lapsing");
        var lapsing = await RequestedAsync("lapsing");
        Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromMinutes(30));
        await RegisterAsync();
        await RegisterAsync("expiring");
        await RegisterAsync("asking");
        await RegisterAsync("raised");
        var changes = Host.Changes;
        await changes.ChangeAsync(
            People.Engineer,
            Wish("expiring", 250) with
            {
                ExpiresAt = Clock.GetUtcNow().AddMinutes(30),
            },
            default
        );
        var raised = Assert.IsType<LimitChangeOutcome.Applied>(
            await changes.ChangeAsync(People.Engineer, Wish("raised", 210), default)
        );
        var asked = await RequestedAsync("asking");
        var (note, alert, message, key) = await AddRowsAsync();
        var expiring = await ExpiringAsync();
        var person = by ?? People.Engineer;
        var (notes, alerts) = (Host.Get<INotes>(), Host.Get<IAlerts>());
        List<(string, Func<Task>)> acts =
        [
            ("Platform: IAccountRegistry.RegisterAsync", () => RegisterAsync("new")),
            ("Platform: IAccountRegistry.RegisterAsync", () =>
                Host.Registry.RegisterAsync(Renamed($"Other {Guid.NewGuid():N}"), default)
            ),
            ("Actor: INotes.AddAsync", () => notes.AddAsync(person, Account, "A further note", Id(), default)),
            ("Actor: INotes.PinAsync", () => notes.PinAsync(person, note, true, Id(), default)),
            ("Actor: INotes.RemoveAsync", () => notes.RemoveAsync(person, note, Id(), default)),
            ("Actor: IAlerts.ClaimAsync", () => alerts.ClaimAsync(person, alert, null, Id(), default)),
            ("Actor: IAlerts.ReleaseAsync", () => alerts.ReleaseAsync(person, alert, Id(), default)),
            ("Actor: IAlerts.FinishAsync", () => alerts.FinishAsync(person, alert, Id(), default)),
            ("Actor: IOutboxService.SendAgainAsync", () =>
                Host.Get<IOutboxService>().SendAgainAsync(person, message, Id(), default)
            ),
            ("Actor: IReplies.AskAsync", () =>
                Host.Get<IReplies>().AskAsync(person, Account, "Is the platform slow today?", Id(), default)
            ),
            ("Actor: ILimitChangeService.ChangeAsync", () => changes.ChangeAsync(person, Wish(Account, 205), default)),
            ("Actor: ILimitChangeService.UndoAsync", () =>
                changes.UndoAsync(person, new("raised", raised.AuditSequence, Reason, Ticket, Id()), default)
            ),
            ("Actor: ILimitChangeService.RaiseUrgentlyAsync", () =>
                changes.RaiseUrgentlyAsync(person, Wish("asking", 210), default)
            ),
            ("Actor: IEscalationService.RequestAsync", () =>
                Host.Escalations.RequestAsync(person, Wish("raised", 900), default)
            ),
            ("Actor: IEscalationService.DecideAsync", () =>
                Host.Escalations.DecideAsync(
                    by ?? People.Approver,
                    new(asked, EscalationDecision.Deny, "Not now", Id()),
                    default
                )
            ),
            ("Actor: IOverrideService.ChangeAsync", () =>
                Host.Get<IOverrideService>()
                    .ChangeAsync(
                        person,
                        new(Account, LimitKind.StreamingSessionsPerMinute, null, 120, Reason, Ticket, Id()),
                        default
                    )
            ),
            ("Actor: ICreditService.GrantAsync", () =>
                Host.Get<ICreditService>().GrantAsync(person, new(Account, Reason, Ticket, Id()), default)
            ),
            ("Actor: ITermsService.ChangeAsync", () =>
                Host.Get<ITermsService>()
                    .ChangeAsync(
                        by ?? People.Manager,
                        new(Account, new(false, null), new(true, null), Reason, Ticket, Id()),
                        default
                    )
            ),
            ("Actor: IProjectService.ExecuteAsync", () =>
                ProjectAsync(new CreateApiKey(Account, "default", "Further", Reason, Ticket, Id()))
            ),
            ("Actor: IProjectService.ExecuteAsync", () =>
                ProjectAsync(new DeleteApiKey(Account, key, Reason, Ticket, Id()))
            ),
            ("Actor: IProjectService.ExecuteAsync", () =>
                ProjectAsync(new CreateProject(Account, "Staging", Reason, Ticket, Id()))
            ),
            ("Actor: IProjectService.ExecuteAsync", () =>
                ProjectAsync(new RenameProject(Account, "default", "default", "Production", Reason, Ticket, Id()))
            ),
            ("Actor: IProjectService.ExecuteAsync", () =>
                ProjectAsync(new DeleteProject(Account, "other", Reason, Ticket, Id()))
            ),
            ("Sign-in: ISignInAudit.SignedInAsync", () => Host.Get<ISignInAudit>().SignedInAsync(person, default)),
            ("Sign-in: ISignInAudit.SignedOutAsync", () => Host.Get<ISignInAudit>().SignedOutAsync(person, default)),
            ("Export: IExportAudit.RecordAsync", () => ExportAsync(1)),
            ("System: RevertLimitCommand", () =>
                Host.Batcher.ExecuteAsync(new RevertLimitCommand("expiring", expiring), default)
            ),
            ("System: LapseEscalationCommand", () =>
                Host.Batcher.ExecuteAsync(new LapseEscalationCommand("lapsing", lapsing), default)
            ),
        ];

        // What ends by itself is due, and what can be undone still can.
        Clock.Advance(TimeSpan.FromMinutes(40));
        return acts;

        Task ProjectAsync(ProjectRequest request) => Host.Get<IProjectService>().ExecuteAsync(person, request, default);
    }

    private async Task<string> RequestedAsync(string account) =>
        Assert
            .IsType<EscalationRequestOutcome.Requested>(
                await Host.Escalations.RequestAsync(People.Engineer, Wish(account, 900), default)
            )
            .EscalationId;

    private async Task<(long Note, long Alert, string Message, string Key)> AddRowsAsync()
    {
        var note = new AccountNote
        {
            AccountId = Account,
            AuthorId = People.Engineer.Id,
            AuthorName = People.Engineer.Name,
            WrittenAt = Clock.GetUtcNow(),
            Text = "A note",
        };
        var alert = new AccountAlert
        {
            AccountId = Account,
            State = AlertState.Open,
            OverSince = Clock.GetUtcNow(),
            RaisedAt = Clock.GetUtcNow(),
            PeakDemand = 300,
            Limit = 200,
        };
        var message = new OutboxMessage
        {
            Id = "lost",
            Kind = OutboxKind.Email,
            AccountId = Account,
            DeduplicationKey = "lost",
            Payload = "{}",
            CreatedAt = Clock.GetUtcNow(),
            State = OutboxState.Failed,
            NextAttemptAt = Clock.GetUtcNow(),
        };
        var key = new ApiKey
        {
            Id = "key-1",
            AccountId = Account,
            ProjectId = Project.DefaultId,
            Name = "Server",
            Prefix = "sk_1",
            Hash = "hash-1",
            CreatedAt = Clock.GetUtcNow(),
            CreatedBy = People.Engineer.Name,
        };
        await using var context = Host.OpenContext();
        context.AddRange(note, alert, message, key);
        context.Add(
            new Project
            {
                AccountId = Account,
                Id = "other",
                Name = "Other",
                CreatedAt = Clock.GetUtcNow(),
            }
        );
        await context.SaveChangesAsync();
        return (note.Id, alert.Id, message.Id, key.Id);
    }

    private async Task<long> ExpiringAsync()
    {
        await using var context = Host.OpenContext();
        return await context
            .AuditEntries.Where(entry =>
                entry.AccountId == "expiring" && entry.Action == AuditActions.ChangeThrottleLimit
            )
            .Select(entry => entry.Sequence)
            .SingleAsync();
    }

    private static AccountRegistration Renamed(string name) =>
        new()
        {
            AccountId = Account,
            Email = $"ops@{Account}.example",
            Name = name,
            Plan = AccountPlan.PayAsYouGo,
        };

    private static LimitChangeRequest Wish(string account, int limit) =>
        new(account, account == "raised" && limit == 900 ? 210 : 200, limit, Reason, Ticket, Id());

    private static string Id() => Guid.NewGuid().ToString("N");

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
