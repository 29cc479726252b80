using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Components.Billing;

/// <summary>
/// What Stripe knows of an account's payments, a page at a time; filter and page stand in the address. Stripe is asked once the page is on the
/// screen: nothing waits for it, and leaving the page ends the question.
/// </summary>
public sealed partial class PaymentsCard : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private Part<PaymentPage> _page = null!;
    private PaymentFilter _filter = new();
    private Question? _asked;
    private (Question Question, PaymentPage.Found Page)? _found;
    private CancellationTokenSource? _asking;
    private bool _isInteractive;

    [Inject]
    public required IPaymentHistory History { get; init; }

    [Inject]
    public required IOptions<StripeOptions> Stripe { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<PaymentsCard> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>True until Stripe has answered the first question about this account.</summary>
    private bool IsAsking => _page is { Loaded: false } || IsBusy;

    private bool IsBusy => _asking is not null;

    /// <summary>The last answer with rows, which stays while another question is on its way, and while the same one fails.</summary>
    private PaymentPage.Found? Found => _found is { } found && found.Question.AccountId == AccountId ? found.Page : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_asked?.AccountId != AccountId && (_page is null || _isInteractive))
        {
            _page = new Part<PaymentPage>("an account's payments", Logger);
        }

        return _isInteractive ? FollowAddressAsync() : ReadAddress();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _isInteractive = true;
            await FollowAddressAsync();
        }
    }

    private Task ReadAddress()
    {
        _filter = PaymentFilter.Parse(new Uri(Navigation.Uri));
        return Task.CompletedTask;
    }

    private async Task FollowAddressAsync()
    {
        await ReadAddress();
        if (_asked != new Question(AccountId, _filter.ToQuery(Zone)))
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var question = new Question(AccountId, _filter.ToQuery(Zone));
        _asked = question;
        if (!Stripe.Value.IsConfigured || _filter.Problem is not null)
        {
            _page.Set(null);
            _found = null;
            StateHasChanged();
            return;
        }

        // Another question makes the last one's answer worthless.
        if (_asking is { } overtaken)
        {
            await overtaken.CancelAsync();
        }

        using var asking = CancellationTokenSource.CreateLinkedTokenSource(_left.Token);
        _asking = asking;
        StateHasChanged();
        var actor = await CurrentActor.GetAsync();
        await _page.LoadAsync(async token => await History.PageAsync(actor, question.AccountId, question.Query, token), asking.Token);
        if (_asking == asking)
        {
            _asking = null;
            Take(question);
        }
    }

    private void Take(Question question)
    {
        if (_left.IsCancellationRequested)
        {
            return;
        }

        if (_page is { Error: null, Value: PaymentPage.Found found })
        {
            _found = (question, found);
        }
        else if (_found?.Question != question)
        {
            // Rows of another filter must not stand under this one.
            _found = null;
        }

        StateHasChanged();
    }

    private async Task RefreshAsync()
    {
        try
        {
            await History.ForgetAsync(await CurrentActor.GetAsync(), AccountId, _left.Token);
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page was left.
            return;
        }

        await LoadAsync();
    }

    private string Empty(PaymentPage.Found page) =>
        page.HasMore ? PaymentTexts.NotYet
        : _filter.Page > 0 ? PaymentTexts.NoPage
        : _filter.IsEmpty ? PaymentTexts.NoPayments
        : PaymentTexts.NoMatch;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) => _ = InvokeAsync(async () =>
    {
        // The parameters stay the same when only the query changes; on another page this card is about to go.
        if (_isInteractive && !_left.IsCancellationRequested && new Uri(args.Location).AbsolutePath == AccountLinks.Account(AccountId))
        {
            await FollowAddressAsync();
        }
    });

    private void Turn(int pages) => Go(_filter with { Page = _filter.Page + pages });

    private void Go(PaymentFilter filter) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(filter.ToParameters()), replace: true);

    private sealed record Question(string AccountId, PaymentQuery Query);
}
