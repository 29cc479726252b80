using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using MudBlazor;
using MudBlazor.Services;
using SupportConsole.Auth;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Audit;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Checkpoints;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Live;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Notes;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Personal;
using SupportConsole.Core.Projects;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Core.Readings;
using SupportConsole.Core.Replies;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Episodes;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Core.Throttling.WhatIf;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components;

/// <summary>
/// Renders components over fakes, as a support engineer unless told otherwise, with a clock that stands still.
/// </summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    // bunit's one second is too short for a machine that builds and tests other things meanwhile.
    static PageContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    private protected PageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        foreach (var module in (string[])["./js/dialog.js", "./js/draft.js", "./js/brush.js", "./js/grid.js"])
        {
            JSInterop.SetupModule(module).Mode = JSRuntimeMode.Loose;
        }

        Services.AddMudServices();
        Services.AddScoped<ViewPreferences>();
        Services.AddScoped<Toasts>();
        Services.AddScoped<RecentAccounts>();
        Services.AddScoped<SavedViews>();
        Services.AddSingleton<LastVerification>();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<IAccountDirectory>(Directory);
        Services.AddSingleton<IThrottlingReader>(Throttling);
        Services.AddSingleton<IAccountReadings>(
            new FakeAccountReadings(Throttling, Billing, LimitChanges, Audit, Live)
        );
        Services.AddSingleton<ISharedReadings>(new FakeSharedReadings(Live));
        Services.AddSingleton<INowReadings>(
            new FakeNowReadings(Throttling, Alerts, Escalations, Live) { Payments = () => WaitingPayments }
        );
        Services.AddSingleton<IAccountPeriodReader>(Periods);
        Services.AddSingleton<IThrottlingHistory>(Rollups);
        Services.AddSingleton<IUsageReader>(Usage);
        Services.AddSingleton<ITranscriptExplorer>(Transcripts);
        Services.AddSingleton<IWhatIf>(WhatIf);
        Services.AddSingleton<IStreamingWhatIf>(StreamingWhatIf);
        Services.AddSingleton<IRateReader>(Rates);
        Services.AddSingleton<ILimitChangeService>(LimitChanges);
        Services.AddSingleton<IEscalationService>(Escalations);
        Services.AddSingleton<IAuditReader>(Audit);
        Services.AddSingleton<IExportAudit>(ExportAudit);
        Services.AddSingleton<ILookUps>(LookUps);
        Services.AddSingleton<IAuditCheckpoints>(Checkpoints);
        Services.AddSingleton<IDecisions>(Decisions);
        Services.AddSingleton<ILiveUpdates>(Live);
        Services.AddSingleton<INotes>(Notes);
        Services.AddSingleton<IPersonalViews>(Personal);
        Services.AddSingleton<IPersonalLayouts>(Personal);
        Services.AddSingleton<IProjectService>(Projects);
        Services.AddSingleton<IReplies>(Replies);
        Services.AddSingleton<IAlerts>(Alerts);
        Services.AddSingleton<INotificationReader>(Notifications);
        Services.AddSingleton(Outbox.Object);
        Services.AddSingleton<IBillingReader>(Billing);
        Services.AddSingleton<IPaymentHistory>(Payments);
        Services.AddSingleton(Inbox.Object);
        Services.AddSingleton(Credits.Object);
        Services.AddSingleton(Terms.Object);
        Services.AddSingleton(Administration.Object);
        Services.AddSingleton(Corrections.Object);
        Services.AddSingleton<IOverrideService>(Overrides);
        Services.AddSingleton(Cancellation.Object);
        Services.AddSingleton(Pauses.Object);
        Pauses
            .Setup(service => service.FindAsync(It.IsAny<Actor>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => Queue);
        Services.AddOptions<BillingOptions>();
        Services.AddSingleton(_ => new PriceBook(Pricing));
        Services.AddOptions<StripeOptions>();
        Services.AddOptions<AlertOptions>();
        Services.AddOptions<GuardrailOptions>();
        Services.AddOptions<NegativeBalanceOptions>();
        Services.AddScoped<CurrentActor>();
        Authorization = AddAuthorization();
        SignIn(Samples.Engineer);
        Corrections.Setup(ServiceMocks.AnyCorrectionsOfAnAccount).ReturnsAsync([]);
        Corrections.Setup(ServiceMocks.AnyWaitingCorrections).ReturnsAsync([]);
        Inbox
            .Setup(inbox =>
                inbox.OfAccountAsync(
                    It.IsAny<Actor>(),
                    It.IsAny<string>(),
                    It.IsAny<int>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync([]);
        Outbox.Setup(ServiceMocks.AnyResend).ReturnsAsync(new ResendOutcome.Waits(1));
        Credits
            .Setup(ServiceMocks.AnyGrant)
            .ReturnsAsync(new CreditOutcome.Granted(Money.FromDollars(-12.4m), Money.FromDollars(37.6m), 3, 7));
    }

    private protected PricingOptions Pricing { get; } = new();

    private protected FakeClock Clock { get; } = new(Samples.Now);

    private protected FakeAccountDirectory Directory { get; } = new();

    private protected Mock<IPaymentInbox> Inbox { get; } = new();

    /// <summary>What the first page is told of payments; null for those who may not see them.</summary>
    private protected Dictionary<InboxKind, int>? WaitingPayments { get; set; }

    private protected FakeThrottlingReader Throttling { get; } = new();

    private protected FakeAccountPeriodReader Periods { get; } = new();

    private protected FakeThrottlingHistory Rollups { get; } = new();

    private protected FakeUsageReader Usage { get; } = new();

    private protected FakeTranscriptExplorer Transcripts { get; } = new();

    private protected FakeWhatIf WhatIf { get; } = new();

    private protected FakeRateReader Rates { get; } = new();

    private protected FakeLimitChangeService LimitChanges { get; } = new();

    private protected FakeEscalationService Escalations { get; } = new();

    private protected FakeAuditReader Audit { get; } = new();

    private protected FakeExportAudit ExportAudit { get; } = new();

    private protected FakeLookUps LookUps { get; } = new();

    private protected FakeCheckpoints Checkpoints { get; } = new();

    private protected FakeDecisions Decisions { get; } = new();

    private protected FakeNotes Notes { get; } = new();

    private protected FakePersonal Personal { get; } = new();

    private protected FakeProjectService Projects { get; } = new();

    private protected FakeReplies Replies { get; } = new();

    private protected FakeAlerts Alerts { get; } = new();

    private protected FakeNotificationReader Notifications { get; } = new();

    private protected Mock<IOutboxService> Outbox { get; } = new();

    private protected FakeBillingReader Billing { get; } = new();

    private protected FakePaymentHistory Payments { get; } = new();

    private protected Mock<ICreditService> Credits { get; } = new();

    private protected Mock<ITermsService> Terms { get; } = new();

    private protected Mock<IAccountAdministration> Administration { get; } = new();

    private protected Mock<ICorrectionService> Corrections { get; } = new();

    private protected FakeOverrideService Overrides { get; } = new();

    private protected Mock<ICancellationService> Cancellation { get; } = new();

    private protected Mock<IQueuePauseService> Pauses { get; } = new();

    /// <summary>How the account's queue stands.</summary>
    private protected QueueStanding Queue { get; set; } = new(0, null);

    private protected FakeStreamingWhatIf StreamingWhatIf { get; } = new();

    private protected FakeLiveUpdates Live { get; } = new();

    private protected BunitAuthorizationContext Authorization { get; }

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    // MudBlazor's services can only be disposed of asynchronously.
    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>
    /// Renders a component with the places where MudBlazor puts dialogs and popovers: all of it is found below what is
    /// returned.
    /// </summary>
    private protected IRenderedComponent<MudFrame> RenderPage<T>(
        Action<ComponentParameterCollectionBuilder<T>>? parameters = null
    )
        where T : IComponent => Render<MudFrame>(frame => frame.AddChildContent<T>(parameters));

    /// <summary>The messages about acts that are done.</summary>
    private protected Toasts Toasts => Services.GetRequiredService<Toasts>();

    /// <summary>The button of a name: its label, or else its text.</summary>
    private protected static IElement Button(IRenderedComponent<MudFrame> page, string name) =>
        page.FindAll("button").Single(button => NameOf(button) == name);

    /// <summary>Chooses a value in the page's only list of that type.</summary>
    private protected static void Choose<T>(IRenderedComponent<MudFrame> page, T value)
    {
        var select = page.FindComponent<MudSelect<T>>();
        select.InvokeAsync(() => select.Instance.ValueChanged.InvokeAsync(value));
    }

    /// <summary>The card of a name.</summary>
    private protected static IElement Region(IRenderedComponent<MudFrame> page, string name) =>
        page.FindAll("[role=region]").Single(region => region.GetAttribute("aria-label") == name);

    private protected void SignIn(Actor actor)
    {
        Authorization.SetAuthorized(actor.Name);
        Authorization.SetClaims([
            new Claim(ClaimTypes.NameIdentifier, actor.Id),
            .. actor.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ]);
        Authorization.SetPolicies([
            .. Enum.GetValues<Permission>().Where(actor.May).Select(permission => permission.ToString()),
        ]);
    }

    private static string NameOf(IElement element) =>
        element.GetAttribute("aria-label")
        ?? string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
