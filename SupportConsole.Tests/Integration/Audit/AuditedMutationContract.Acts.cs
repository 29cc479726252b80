using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Core.Projects;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Core.Registration;
using SupportConsole.Core.Replies;
using SupportConsole.Core.Sessions;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Integration.Audit;

/// <content>What there is to change, and every way to change it.</content>
public abstract partial class AuditedMutationContract
{
    private Task<string> BeginSessionAsync(ISignInStore signIns, Actor person) =>
        signIns.BeginAsync(person, Clock.GetUtcNow().AddHours(8), null, null, default);

    /// <summary>What there is to change, and every way to change it.</summary>
    private async Task<List<Mutation>> PrepareAsync()
    {
        // An escalation waits for 72 hours.
        await RegisterAsync("lapsing");
        var lapsing = await RequestedAsync("lapsing");
        Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromMinutes(30));
        await RegisterAsync();
        await RegisterAsync("expiring");
        await RegisterAsync("administered");
        await AdministerAsync(People.Manager, AccountField.Plan, follow: false);
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
        var signIns = Host.Get<ISignInStore>();
        await BeginSessionAsync(signIns, People.Engineer);
        var session = Assert.Single(await sessions.ListAsync(People.Manager, default)).Number;
        var signedOut = await BeginSessionAsync(signIns, People.Engineer);
        await signIns.BeginAsync(People.Engineer, Clock.GetUtcNow().AddMinutes(30), null, null, default);
        var waiting = await PaidByNobodyAsync();
        var keys = Host.Get<IPlatformKeys>();
        await keys.ExecuteAsync(
            People.Administrator,
            new PlatformKeyCreation("edge", PlatformScopes.Work, null, Reason, Id()),
            default
        );
        var platformKey = Assert.Single((await keys.ListAsync(People.Administrator, default)).Keys).Number;
        var (notes, alerts) = (Host.Get<INotes>(), Host.Get<IAlerts>());
        var (cancellation, pauses) = (Host.Get<ICancellationService>(), Host.Get<IQueuePauseService>());
        await RegisterAsync("queueing");
        await changes.ChangeAsync(People.Engineer, Wish("queueing", 1), default);
        await Host.Limiter.SubmitAsync(
            "queueing",
            [new("started"), new("queued-1"), new("queued-2"), new("queued-3")],
            default
        );
        await RegisterAsync("paused");
        var paused = Assert.IsType<QueuePauseOutcome.Applied>(
            await pauses.ChangeAsync(
                People.Engineer,
                new("paused", null, Clock.GetUtcNow().AddMinutes(30), Reason, Ticket, Id()),
                default
            )
        );
        List<Mutation> acts =
        [
            new("IAccountRegistry.RegisterAsync", null, People.Engineer, _ => RegisterAsync("new")),
            new("IAccountRegistry.RegisterAsync", null, People.Engineer, _ =>
                Host.Registry.RegisterAsync(Renamed($"Other {Guid.NewGuid():N}"), default)
            ),
            new("INotes.AddAsync", Permission.WriteNotes, People.Engineer, person =>
                notes.AddAsync(person, Account, "A further note", Id(), default)
            ),
            new("INotes.PinAsync", Permission.WriteNotes, People.Engineer, person =>
                notes.PinAsync(person, note, true, Id(), default)
            ),
            new("INotes.RemoveAsync", Permission.WriteNotes, People.Engineer, person =>
                notes.RemoveAsync(person, note, Id(), default)
            ),
            new("IAlerts.ClaimAsync", Permission.HandleAlerts, People.Engineer, person =>
                alerts.ClaimAsync(person, alert, null, Id(), default)
            ),
            new("IAlerts.ReleaseAsync", Permission.HandleAlerts, People.Engineer, person =>
                alerts.ReleaseAsync(person, alert, Id(), default)
            ),
            new("IAlerts.FinishAsync", Permission.HandleAlerts, People.Engineer, person =>
                alerts.FinishAsync(person, alert, "Raised their limit", Id(), default)
            ),
            new("IAlerts.SnoozeAsync", Permission.HandleAlerts, People.Engineer, person =>
                alerts.SnoozeAsync(person, alert, Samples.Now.AddHours(1), Id(), default)
            ),
            new("IOutboxService.SendAgainAsync", Permission.ResendMessages, People.Engineer, person =>
                Host.Get<IOutboxService>().SendAgainAsync(person, message, Id(), default)
            ),
            new("IReplies.AskAsync", Permission.AskEngineering, People.Engineer, person =>
                Host.Get<IReplies>().AskAsync(person, Account, "Is the platform slow today?", Id(), default)
            ),
            new("ILimitChangeService.ChangeAsync", Permission.ChangeLimits, People.Engineer, person =>
                changes.ChangeAsync(person, Wish(Account, 205), default)
            ),
            new("ILimitChangeService.UndoAsync", Permission.ChangeLimits, People.Engineer, person =>
                changes.UndoAsync(person, new("raised", raised.AuditSequence, Reason, Ticket, Id()), default)
            ),
            new("ILimitChangeService.RaiseUrgentlyAsync", Permission.ChangeLimits, People.Engineer, person =>
                changes.RaiseUrgentlyAsync(person, Wish("asking", 210), default)
            ),
            new("IEscalationService.RequestAsync", Permission.RequestEscalation, People.Engineer, person =>
                Host.Escalations.RequestAsync(person, Wish("raised", 900), default)
            ),
            new("IEscalationService.DecideAsync", Permission.DecideEscalations, People.Approver, person =>
                Host.Escalations.DecideAsync(person, new(asked, EscalationDecision.Deny, "Not now", Id()), default)
            ),
            new("IOverrideService.ChangeAsync", Permission.ChangeLimits, People.Engineer, person =>
                Host.Get<IOverrideService>()
                    .ChangeAsync(
                        person,
                        new(Account, LimitKind.StreamingSessionsPerMinute, null, 80, Reason, Ticket, Id()),
                        default
                    )
            ),
            new("ICancellationService.CancelAsync", Permission.CancelTranscripts, People.Engineer, person =>
                cancellation.CancelAsync(person, new("queueing", "queued-1", Reason, Ticket, Id()), default)
            ),
            new("ICancellationService.CancelQueueAsync", Permission.CancelTranscripts, People.Engineer, person =>
                cancellation.CancelQueueAsync(
                    person,
                    new("queueing", null, new(3, 4), 3, Reason, Ticket, Id()),
                    _ => Task.CompletedTask,
                    default
                )
            ),
            new("IQueuePauseService.ChangeAsync", Permission.PauseQueues, People.Engineer, person =>
                pauses.ChangeAsync(
                    person,
                    new("queueing", null, Clock.GetUtcNow().AddHours(1), Reason, Ticket, Id()),
                    default
                )
            ),
            new("ICreditService.GrantAsync", Permission.GrantCredit, People.Engineer, person =>
                Host.Get<ICreditService>().GrantAsync(person, new(Account, Reason, Ticket, Id()), default)
            ),
            new("ICorrectionService.RequestAsync", Permission.CorrectBalance, People.Manager, person =>
                Host.Get<ICorrectionService>()
                    .RequestAsync(person, new(Account, Money.FromDollars(5), "INV-8", Reason, Ticket, Id()), default)
            ),
            new("ICorrectionService.DecideAsync", Permission.CorrectBalance, People.Manager, person =>
                Host.Get<ICorrectionService>()
                    .DecideAsync(person, new(corrected, CorrectionDecision.Withdraw, null, Id()), default)
            ),
            new("ITermsService.ChangeAsync", Permission.EditBilling, People.Manager, person =>
                Host.Get<ITermsService>()
                    .ChangeAsync(person, new(Account, new(false, null), new(true, null), Reason, Ticket, Id()), default)
            ),
            .. Enum.GetValues<AccountField>()
                .Select(field => new Mutation(
                    "IAccountAdministration.ChangeAsync",
                    Permission.AdministerAccounts,
                    People.Manager,
                    person => AdministerAsync(person, field, follow: false)
                )),
            new("IAccountAdministration.ChangeAsync", Permission.AdministerAccounts, People.Manager, person =>
                AdministerAsync(person, AccountField.Plan, follow: true)
            ),
            new("IPaymentInbox.HandleAsync", Permission.HandlePayments, People.Manager, person =>
                Host.Get<IPaymentInbox>()
                    .HandleAsync(person, new(waiting, InboxState.Unmatched, Account, Reason, Id()), default)
            ),
            new("IPersonSessions.RevokeAsync", Permission.ManageSessions, People.Manager, person =>
                sessions.RevokeAsync(person, new(session, Reason, Id()), default)
            ),
            new("IProjectService.ExecuteAsync", Permission.ManageProjects, People.Engineer, person =>
                ProjectAsync(person, new CreateApiKey(Account, "default", "Further", Reason, Ticket, Id()))
            ),
            new("IProjectService.ExecuteAsync", Permission.ManageProjects, People.Engineer, person =>
                ProjectAsync(person, new DeleteApiKey(Account, key, Reason, Ticket, Id()))
            ),
            new("IProjectService.ExecuteAsync", Permission.ManageProjects, People.Engineer, person =>
                ProjectAsync(person, new CreateProject(Account, "Staging", Reason, Ticket, Id()))
            ),
            new("IProjectService.ExecuteAsync", Permission.ManageProjects, People.Engineer, person =>
                ProjectAsync(
                    person,
                    new RenameProject(Account, "default", "default", "Production", Reason, Ticket, Id())
                )
            ),
            new("IProjectService.ExecuteAsync", Permission.ManageProjects, People.Engineer, person =>
                ProjectAsync(person, new DeleteProject(Account, "other", Reason, Ticket, Id()))
            ),
            new("IPlatformKeys.ExecuteAsync", Permission.ManagePlatformKeys, People.Administrator, person =>
                KeyAsync(person, new PlatformKeyCreation("other", PlatformScopes.Money, null, Reason, Id()))
            ),
            new("IPlatformKeys.ExecuteAsync", Permission.ManagePlatformKeys, People.Administrator, person =>
                KeyAsync(person, new PlatformKeyRotation(platformKey, TimeSpan.FromDays(1), null, Reason, Id()))
            ),
            new("IPlatformKeys.ExecuteAsync", Permission.ManagePlatformKeys, People.Administrator, person =>
                KeyAsync(person, new PlatformKeyRevocation(platformKey, Reason, Id()))
            ),
            new("ISignInStore.BeginAsync", null, People.Engineer, person => BeginSessionAsync(signIns, person)),
            new("ISignInStore.EndAsync", null, People.Engineer, _ => signIns.EndAsync(signedOut, default)),
            new("SessionExpiry", null, People.Engineer, _ => Host.Service<SessionExpiry>().RunAsync(default)),
            new("IExportAudit.RecordAsync", null, People.Engineer, _ => ExportAsync(1)),
            new("RevertLimitCommand", null, People.Engineer, _ =>
                Host.Batcher.ExecuteAsync(new RevertLimitCommand("expiring", expiring), default)
            ),
            new("EndPauseCommand", null, People.Engineer, _ =>
                Host.Batcher.ExecuteAsync(new EndPauseCommand("paused", paused.AuditSequence), default)
            ),
            new("LapseEscalationCommand", null, People.Engineer, _ =>
                Host.Batcher.ExecuteAsync(new LapseEscalationCommand("lapsing", lapsing), default)
            ),
        ];

        // What ends by itself is due, and what can be undone still can.
        Clock.Advance(TimeSpan.FromMinutes(40));
        return acts;

        Task ProjectAsync(Actor person, ProjectRequest request) =>
            Host.Get<IProjectService>().ExecuteAsync(person, request, default);

        Task KeyAsync(Actor person, PlatformKeyRequest request) => keys.ExecuteAsync(person, request, default);
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

    /// <summary>Sets a field to something else than stands, or gives it back.</summary>
    private async Task<AdministrationOutcome> AdministerAsync(Actor person, AccountField field, bool follow)
    {
        var service = Host.Get<IAccountAdministration>();
        var seen = (await service.FindAsync(People.Manager, "administered", default))!.Settings;
        var wanted = seen with
        {
            Plan = seen.Plan == AccountPlan.Free ? AccountPlan.Enterprise : AccountPlan.Free,
            Disabled = !seen.Disabled,
            Name = seen.Name + "!",
            ImportantOwner = seen.ImportantOwner + "!",
            TranscriptTtlHours = (seen.TranscriptTtlHours ?? 0) + 1,
            ExternalBillingId = seen.ExternalBillingId + "!",
        };
        return await service.ChangeAsync(
            person,
            new("administered", field, seen, wanted, Reason, Ticket, Id()) { FollowPlatform = follow },
            default
        );
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

    /// <summary>A way to change something.</summary>
    /// <param name="Name">The method or command.</param>
    /// <param name="Needs">What a person needs for it; null where none is asked.</param>
    /// <param name="By">Somebody who may.</param>
    /// <param name="RunAsync">Does it, as one attempt.</param>
    private sealed record Mutation(string Name, Permission? Needs, Actor By, Func<Actor, Task> RunAsync);
}
