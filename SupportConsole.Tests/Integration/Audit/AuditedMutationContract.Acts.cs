using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Registration;
using SupportConsole.Core.Replies;
using SupportConsole.Core.Sessions;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Integration.Audit;

/// <content>What there is to change, and every way to change it.</content>
public abstract partial class AuditedMutationContract
{
    private Task<string> BeginSessionAsync(IPersonSessions sessions, Actor person) =>
        sessions.BeginAsync(person, Clock.GetUtcNow().AddHours(8), null, null, default);

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
        var corrected = Assert
            .IsType<CorrectionOutcome.Waits>(
                await Host.Get<ICorrectionService>()
                    .RequestAsync(
                        People.Manager,
                        new(Account, Money.FromDollars(500), "INV-7", Reason, Ticket, Id()),
                        default
                    )
            )
            .CorrectionId;
        var (note, alert, message, key) = await AddRowsAsync();
        var expiring = await ExpiringAsync();
        var sessions = Host.Get<IPersonSessions>();
        await BeginSessionAsync(sessions, People.Engineer);
        var session = Assert.Single(await sessions.ListAsync(People.Manager, default)).Number;
        var signedOut = await BeginSessionAsync(sessions, People.Engineer);
        await sessions.BeginAsync(People.Engineer, Clock.GetUtcNow().AddMinutes(30), null, null, default);
        var waiting = await PaidByNobodyAsync();
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
            ("Actor: ICorrectionService.RequestAsync", () =>
                Host.Get<ICorrectionService>()
                    .RequestAsync(
                        by ?? People.Manager,
                        new(Account, Money.FromDollars(5), "INV-8", Reason, Ticket, Id()),
                        default
                    )
            ),
            ("Actor: ICorrectionService.DecideAsync", () =>
                Host.Get<ICorrectionService>()
                    .DecideAsync(by ?? People.Manager, new(corrected, CorrectionDecision.Withdraw, null, Id()), default)
            ),
            ("Actor: ITermsService.ChangeAsync", () =>
                Host.Get<ITermsService>()
                    .ChangeAsync(
                        by ?? People.Manager,
                        new(Account, new(false, null), new(true, null), Reason, Ticket, Id()),
                        default
                    )
            ),
            ("Actor: IPaymentInbox.HandleAsync", () =>
                Host.Get<IPaymentInbox>()
                    .HandleAsync(
                        by ?? People.Manager,
                        new(waiting, InboxState.Unmatched, Account, Reason, Id()),
                        default
                    )
            ),
            ("Actor: IPersonSessions.RevokeAsync", () =>
                sessions.RevokeAsync(by ?? People.Manager, new(session, Reason, Id()), default)
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
            ("Sign-in: IPersonSessions.BeginAsync", () => BeginSessionAsync(sessions, person)),
            ("Sign-in: IPersonSessions.EndAsync", () => sessions.EndAsync(signedOut, default)),
            ("System: SessionExpiry", () => Host.Service<SessionExpiry>().RunAsync(default)),
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

    /// <summary>A payment of a customer that no account has.</summary>
    private async Task<string> PaidByNobodyAsync()
    {
        await Host.Get<IStripeEvents>().TakeAsync(StripeStory.Paid("pi_waiting", customer: "cus_nobody"), default);
        return "pi_waiting";
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
}
