using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Api.Requests;
using SupportConsole.Components.Billing;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Accounts;

/// <summary>One account: the verdict, its live figures, and what may be done.</summary>
public sealed partial class AccountPage
{
    private const string LimitDialog = "limit";
    private const string CreditDialog = "credit";

    private BillingModel _billing = null!;
    private Part<LimitChangeBasis> _basis = null!;
    private string? _openedId;
    private string? _askedStripeFor;
    private string? _notedId;
    private AccountTab? _fittingTab;
    private (EffectiveLimit Limit, LimitOverride? Own, LedgerEntry? Credit)? _lastActs;
    private int _acts;

    [Inject]
    public required IThrottlingReader Throttling { get; init; }

    [Inject]
    public required ILimitChangeService LimitChanges { get; init; }

    [Inject]
    public required IBillingReader Billing { get; init; }

    [Inject]
    public required IPaymentHistory Payments { get; init; }

    [Inject]
    public required IOptions<BillingOptions> BillingOptions { get; init; }

    [Inject]
    public required IOptions<GuardrailOptions> Guardrails { get; init; }

    [Inject]
    public required RecentAccounts Recent { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Present while the page is rendered as an answer to a request.</summary>
    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    /// <summary>The account's id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>Which dialog is open: in the address, so that a reload opens it again.</summary>
    [SupplyParameterFromQuery]
    public string? Dialog { get; set; }

    /// <summary>The open tab; see <see cref="AccountTabs"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>The period of the chart.</summary>
    [SupplyParameterFromQuery]
    public string? Range { get; set; }

    /// <summary>Start of a period with ends of its own.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Its end.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public AccountThrottling? PrerenderedFigures { get; set; }

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public BillingFacts? PrerenderedMoney { get; set; }

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public LimitChangeBasis? PrerenderedBasis { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's figures";

    /// <inheritdoc/>
    protected override object Key => Id;

    /// <inheritdoc/>
    protected override string? LiveAccountId => Id;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => LiveRefresh.Shortest;

    // What cannot be an id is not asked for: databases refuse some of it, such as NUL.
    private bool MayExist => TextRules.IsIdentifier(Id);

    /// <summary>True when nobody is signed in any more: nothing below the failure could be loaded, and would wait for ever.</summary>
    private bool IsNobody => Actor is null && Shown.Error is not null;

    /// <summary>The fitting tab is chosen when the account is opened, not when its state changes: nothing moves under the reader's hands.</summary>
    private AccountTab OpenTab => AccountTabs.Parse(Tab) ?? _fittingTab ?? AccountTab.Throttling;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_openedId != Id)
        {
            _openedId = Id;
            _basis = new Part<LimitChangeBasis>("what an account's limit is decided by", Loggers.CreateLogger<AccountPage>());
            _billing = new BillingModel(Billing, Payments, BillingOptions.Value, Id, Loggers.CreateLogger<AccountPage>());
            (_fittingTab, _lastActs) = (null, null);
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override AccountThrottling? Prerendered()
    {
        if (PrerenderedFigures?.Overview.Account.Id != Id || PrerenderedMoney is null || PrerenderedBasis is null)
        {
            return null;
        }

        _billing.Set(PrerenderedMoney);
        _basis.Set(PrerenderedBasis);
        return PrerenderedFigures;
    }

    /// <inheritdoc/>
    protected override async Task<AccountThrottling?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!MayExist)
        {
            return null;
        }

        var figures = Throttling.AccountAsync(actor, Id, cancellationToken);
        await Task.WhenAll(
            figures,
            _billing.LoadAsync(actor, cancellationToken),
            _basis.LoadAsync(token => LimitChanges.FindBasisAsync(actor, Id, token), cancellationToken));
        return await figures;
    }

    /// <inheritdoc/>
    protected override Task ArrivedAsync()
    {
        (PrerenderedFigures, PrerenderedMoney, PrerenderedBasis) = (Shown.Value, _billing.View?.Facts, _basis.Value);
        _fittingTab ??= Shown.Value is { } known ? AccountTabs.Fitting(known.Verdict) : AccountTab.Throttling;
        if (Shown.Value is { Overview: var overview })
        {
            // Whoever changed the limit or granted the credit also left an entry.
            var acts = (overview.Limit, overview.ThrottleOverride, _billing.View?.Facts.Credit);
            _acts += _lastActs is { } before && before != acts ? 1 : 0;
            _lastActs = acts;
        }

        if (Shown is { Value: null, Error: null } && HttpContext is { Response.HasStarted: false } context)
        {
            // Only when the answer starts: a status of 404 before that makes the framework drop this page for the general one.
            context.Response.OnStarting(() =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Only once the page is there: nothing waits for Stripe.
        if (_askedStripeFor != Id && Actor is not null && MayExist)
        {
            _askedStripeFor = Id;
            await AskStripeAsync(again: false);
        }

        if (_notedId != Id && Shown.Value is { Overview.Account: var account } && account.Id == Id)
        {
            _notedId = Id;
            await Recent.NoteAsync(account.Id, account.Name);
        }
    }

    private bool May(Permission permission) => Actor?.May(permission) == true;

    private async Task AskStripeAsync(bool again)
    {
        if (Actor is not { } actor)
        {
            return;
        }

        await _billing.AskStripeAsync(actor, again, Gone);
        if (!Gone.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private void ReloadActivity() => _acts++;

    private Task ActedAsync()
    {
        ReloadActivity();
        return ReloadAsync();
    }

    // With the tab: a reload after the grant would open another one.
    private void OpenCredit() => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["tab"] = "billing", ["dialog"] = CreditDialog }), replace: true);

    private void CloseDialog() => ShowDialog(null);

    private void ShowDialog(string? dialog) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dialog", dialog), replace: true);
}
