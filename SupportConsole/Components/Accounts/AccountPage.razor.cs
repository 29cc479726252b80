using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportConsole.Api.Requests;
using SupportConsole.Components.Billing;
using SupportConsole.Components.Streaming;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Live;
using SupportConsole.Core.Readings;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Components.Accounts;

/// <summary>One account: the verdict, its live figures, and what may be done.</summary>
public sealed partial class AccountPage
{
    private const string LimitDialog = "limit";
    private const string CreditDialog = "credit";

    private BillingModel _billing = null!;
    private IFollowedReading<AccountReading>? _followed;
    private string? _openedId;
    private string? _askedStripeFor;
    private string? _notedId;
    private AccountTab? _fittingTab;
    private long? _lastEntry;
    private int _acts;

    [Inject]
    public required IAccountReadings Readings { get; init; }

    [Inject]
    public required IPaymentHistory Payments { get; init; }

    [Inject]
    public required IOptions<BillingOptions> BillingOptions { get; init; }

    [Inject]
    public required IOptions<GuardrailOptions> Guardrails { get; init; }

    [Inject]
    public required RecentAccounts Recent { get; init; }

    [Inject]
    public required ILookUps LookUps { get; init; }

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

    /// <summary>The streaming session that is looked up, on the tab about streaming.</summary>
    [SupplyParameterFromQuery]
    public string? Session { get; set; }

    /// <summary>The product whose history the tab about throttling shows; see <see cref="ProductSwitch"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Product { get; set; }

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
    public AccountReading? PrerenderedReading { get; set; }

    /// <inheritdoc/>
    protected override string Name => "an account's figures";

    /// <inheritdoc/>
    protected override object Key => Id;

    /// <inheritdoc/>
    protected override string? LiveAccountId => Id;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => LiveRefresh.Shortest;

    private AccountThrottling? Figures => Shown.Value?.Figures;

    private LimitChangeBasis? Basis => Shown.Value?.Basis;

    /// <summary>What everything but the live figures depends on.</summary>
    private object Frame =>
        (
            Id,
            (OpenTab, Dialog, Session, ShownProduct),
            (Range, From, To, TranscriptFilter),
            Shown.Value is null,
            _acts,
            string.Join(',', Actor?.Roles ?? [])
        );

    // What cannot be an id is not asked for: databases refuse some of it, such as NUL.
    private bool MayExist => TextRules.IsIdentifier(Id);

    /// <summary>
    /// True when nobody is signed in any more: nothing below the failure could be loaded, and would wait for ever.
    /// </summary>
    private bool IsNobody => Actor is null && Shown.Error is not null;

    /// <summary>
    /// The fitting tab is chosen when the account is opened, not when its state changes: nothing moves under the
    /// reader's hands.
    /// </summary>
    private AccountTab OpenTab => AccountTabs.Parse(Tab) ?? _fittingTab ?? AccountTab.Throttling;

    private LimitedProduct ShownProduct => ProductSwitch.Parse(Product);

    private bool IsAboutRates =>
        OpenTab == AccountTab.Streaming
        || (OpenTab == AccountTab.Throttling && ShownProduct != LimitedProduct.Transcripts);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_openedId != Id)
        {
            _openedId = Id;
            _billing = new BillingModel(Payments, BillingOptions.Value, Id, Loggers.CreateLogger<AccountPage>());
            (_fittingTab, _lastEntry) = (null, null);
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override AccountReading? Prerendered() =>
        PrerenderedReading?.Figures.Overview.Account.Id == Id ? PrerenderedReading : null;

    /// <inheritdoc/>
    protected override async Task<AccountReading?> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        var reading = MayExist ? await Readings.ReadAsync(actor, Id, cancellationToken) : null;
        if (reading is not null)
        {
            LookUps.Record(actor, Id, LookUpKind.Opened);
        }

        return reading;
    }

    /// <inheritdoc/>
    protected override IDisposable Follow(Action signal) =>
        MayExist ? _followed = Readings.Follow(Id, signal) : base.Follow(signal);

    /// <inheritdoc/>
    protected override async Task<AccountReading?> RefreshAsync(Actor actor, CancellationToken cancellationToken) =>
        MayExist && _followed is { } followed ? await followed.LatestAsync(actor) : null;

    /// <inheritdoc/>
    protected override Task ArrivedAsync()
    {
        PrerenderedReading = Shown.Value;
        _billing.Set(Shown.Value?.Money, Shown.Error);
        _fittingTab ??= Figures is { } known ? AccountTabs.Fitting(known.Verdict) : AccountTab.Throttling;
        if (Shown.Value is { LastEntry: var entry })
        {
            _acts += _lastEntry is { } before && before != entry ? 1 : 0;
            _lastEntry = entry;
        }

        if (Shown is { Value: null, Error: null } && HttpContext is { Response.HasStarted: false } context)
        {
            // Only when the answer starts: a status of 404 before that makes the framework drop this page for the
            // general one.
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

        if (_notedId != Id && Figures is { Overview.Account: var account } && account.Id == Id)
        {
            _notedId = Id;
            await Recent.NoteAsync(account.Id, account.Name);
        }
    }

    // With the tab: another account's fitting one is not about throttling.
    private void ShowProduct(LimitedProduct product) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                new Dictionary<string, object?> { ["tab"] = "throttling", ["product"] = ProductSwitch.NameOf(product) }
            )
        );

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
    private void OpenCredit() =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                new Dictionary<string, object?> { ["tab"] = "billing", ["dialog"] = CreditDialog }
            ),
            replace: true
        );

    private void CloseDialog() => ShowDialog(null);

    private void ShowDialog(string? dialog) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dialog", dialog), replace: true);
}
