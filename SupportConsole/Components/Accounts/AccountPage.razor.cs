using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Api.Requests;
using SupportConsole.Auth;
using SupportConsole.Components.Billing;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Live;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Components.Accounts;

/// <summary>One account: the verdict, its live figures, and what may be done.</summary>
public sealed partial class AccountPage : IDisposable
{
    private const string LimitDialog = "limit";
    private const string CreditDialog = "credit";
    private const int ActivityShown = 8;

    private readonly CancellationTokenSource _left = new();
    private Part<AccountThrottling> _figures = null!;
    private Part<IReadOnlyList<AuditEntry>> _activity = null!;
    private BillingModel _billing = null!;
    private LiveRefresh? _live;
    private Actor? _actor;
    private string? _loadedId;
    private string? _askedStripeFor;
    private bool _mayChange;
    private AccountTab _fittingTab;
    private AccountTab _tab;
    private bool _mayGrant;

    [Inject]
    public required IThrottlingReader Throttling { get; init; }

    [Inject]
    public required IAuditReader Audit { get; init; }

    [Inject]
    public required IBillingReader Billing { get; init; }

    [Inject]
    public required IPaymentHistory Payments { get; init; }

    [Inject]
    public required IOptions<BillingOptions> BillingOptions { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required ILiveUpdates Updates { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<AccountPage> Logger { get; init; }

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
    public IReadOnlyList<AuditEntry>? PrerenderedActivity { get; set; }

    /// <summary>Carried from the prerendered page into the circuit.</summary>
    [PersistentState]
    public BillingFacts? PrerenderedMoney { get; set; }

    // What cannot be an id is not asked for: databases refuse some of it, such as NUL.
    private bool MayExist => TextRules.IsIdentifier(Id);

    /// <inheritdoc/>
    public void Dispose()
    {
        _live?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Id == _loadedId)
        {
            ShowTab();
            return;
        }

        _loadedId = Id;
        StartParts();
        _actor ??= await CurrentActor.GetAsync();
        (_mayChange, _mayGrant) = (_actor.May(Permission.ChangeLimits), _actor.May(Permission.GrantCredit));
        if (!RestorePrerendered())
        {
            await Task.WhenAll(LoadFiguresAsync(), LoadMoneyAsync(), LoadActivityAsync());
            (PrerenderedFigures, PrerenderedActivity, PrerenderedMoney) = (_figures.Value, _activity.Value, _billing.View?.Facts);
        }

        _fittingTab = _figures.Value is { } known ? AccountTabs.Fitting(known.Verdict) : AccountTab.Throttling;
        ShowTab();
        if (_figures is { Value: null, Error: null } && HttpContext is { Response.HasStarted: false } context)
        {
            // Only when the answer starts: a status of 404 before that makes the framework drop this page for the general one.
            context.Response.OnStarting(() =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // Another account in the same page has another subscription.
        if (_live is null)
        {
            var id = Id;
            _live = new LiveRefresh(
                Clock, LiveRefresh.Shortest, () => InvokeAsync(ReloadFiguresAsync), signal => Updates.Subscribe(id, signal));
        }
    }

    /// <summary>The fitting tab is chosen when the account is opened, not when its state changes: nothing moves under the reader's hands.</summary>
    private void ShowTab() => _tab = AccountTabs.Parse(Tab) ?? _fittingTab;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Only once the page is there: nothing waits for Stripe.
        if (_askedStripeFor != Id && _actor is not null && MayExist)
        {
            _askedStripeFor = Id;
            await AskStripeAsync(again: false);
        }
    }

    private void StartParts()
    {
        _figures = new Part<AccountThrottling>("an account's figures", Logger);
        _activity = new Part<IReadOnlyList<AuditEntry>>("an account's activity", Logger);
        _billing = new BillingModel(Billing, Payments, BillingOptions.Value, Id, Logger);
        _live?.Dispose();
        _live = null;
        if (!MayExist)
        {
            _figures.Set(null);
            _activity.Set([]);
        }
    }

    private bool RestorePrerendered()
    {
        if (PrerenderedFigures is not { } figures || figures.Overview.Account.Id != Id || PrerenderedActivity is null || PrerenderedMoney is null)
        {
            return false;
        }

        _figures.Set(figures);
        _activity.Set(PrerenderedActivity);
        _billing.Set(PrerenderedMoney);
        return true;
    }

    private Task LoadFiguresAsync() => !MayExist ? Task.CompletedTask : _figures.LoadAsync(token => Throttling.AccountAsync(_actor!, Id, token), _left.Token);

    private Task LoadMoneyAsync() => !MayExist ? Task.CompletedTask : _billing.LoadAsync(_actor!, _left.Token);

    private Task LoadActivityAsync() => !MayExist ? Task.CompletedTask : _activity.LoadAsync(
        async token => await Audit.AccountActivityAsync(_actor!, Id, ActivityShown, token), _left.Token);

    private async Task AskStripeAsync(bool again)
    {
        await _billing.AskStripeAsync(_actor!, again, _left.Token);
        if (!_left.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private async Task ReloadFiguresAsync()
    {
        var (before, had) = (_figures.Value?.Overview, _billing.View?.Facts.Credit);
        await Task.WhenAll(LoadFiguresAsync(), LoadMoneyAsync());
        var after = _figures.Value?.Overview;
        if (after?.Limit != before?.Limit || after?.ThrottleOverride != before?.ThrottleOverride || _billing.View?.Facts.Credit != had)
        {
            // Whoever changed the limit or granted the credit also left an entry.
            await LoadActivityAsync();
        }

        StateHasChanged();
    }

    private async Task ReloadActivityAsync()
    {
        await LoadActivityAsync();
        StateHasChanged();
    }

    private async Task ReloadAsync()
    {
        await Task.WhenAll(LoadFiguresAsync(), LoadMoneyAsync(), LoadActivityAsync());
        StateHasChanged();
    }

    private void OpenDialog() => ShowDialog(LimitDialog);

    // With the tab: a reload after the grant would open another one.
    private void OpenCredit() => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["tab"] = "billing", ["dialog"] = CreditDialog }), replace: true);

    private void CloseDialog() => ShowDialog(null);

    private void ShowDialog(string? dialog) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dialog", dialog), replace: true);
}
