using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Components.Billing;

/// <summary>
/// What Stripe knows of an account's payments, a page at a time; filter and page stand in the address. Stripe is asked
/// once the page is on the screen: nothing waits for it, and leaving the page ends the question.
/// </summary>
public sealed partial class PaymentsCard : IDisposable
{
    private Inquiry<Question, PaymentPage> _inquiry = null!;
    private PaymentFilter _filter = new();
    private (Question Question, PaymentPage.Found Page)? _found;
    private string? _shownId;
    private bool _isInteractive;
    private AutoRefresh? _refresh = AutoRefresh.Off;

    [Inject]
    public required IPaymentHistory History { get; init; }

    [Inject]
    public required IOptions<StripeOptions> Stripe { get; init; }

    [Inject]
    public required CurrentActor CurrentActor { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<PaymentsCard> Logger { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public required string AccountId { get; set; }

    /// <summary>
    /// The last answer with rows, which stays while another question is on its way, and while the same one fails.
    /// </summary>
    private PaymentPage.Found? Found =>
        _found is { } found && (_inquiry.IsAsking || found.Question == _inquiry.Asked) ? found.Page : null;

    private IReadOnlyList<Payment>? Rows =>
        Found?.Payments ?? (_inquiry.IsAsking || _inquiry.Asked is null ? null : []);

    private string? Error =>
        _inquiry.Error
        ?? (_inquiry.Answer is PaymentPage.Failed { Failure: { } failure } ? BillingWords.FailureOf(failure) : null);

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _inquiry.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_shownId != AccountId)
        {
            _inquiry?.Dispose();
            (_shownId, _found, _inquiry) = (AccountId, null, new("an account's payments", Logger, StateHasChanged));
        }

        return FollowAddressAsync();
    }

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        _isInteractive = true;
        return firstRender ? FollowAddressAsync() : Task.CompletedTask;
    }

    private async Task FollowAddressAsync()
    {
        _filter = PaymentFilter.Parse(new Uri(Navigation.Uri), Clock.GetUtcNow(), Zone);
        if (_isInteractive && Stripe.Value.IsConfigured && _inquiry.Asked != new Question(AccountId, _filter, Zone))
        {
            await AskAsync();
        }
    }

    /// <summary>Asks Stripe what the address says.</summary>
    /// <param name="again">True to ask although an answer is kept.</param>
    private Task AskAsync(bool again = false)
    {
        var question = new Question(AccountId, _filter, Zone);
        return _inquiry.AskAsync(question, async token =>
        {
            var actor = await CurrentActor.GetAsync();
            if (again)
            {
                await History.ForgetAsync(actor, question.AccountId, token);
            }

            var page = await History.PageAsync(
                actor,
                question.AccountId,
                question.Filter.ToQuery(Clock.GetUtcNow(), question.Zone),
                token
            );
            if (page is PaymentPage.Found found && !token.IsCancellationRequested)
            {
                _found = (question, found);
            }

            return page;
        });
    }

    private Task TickAsync() => _inquiry.IsAsking ? Task.CompletedTask : AskAsync(again: true);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) =>
        _ = InvokeAsync(async () =>
        {
            // The parameters stay the same when only the query changes; on another page this card is about to go.
            if (new Uri(args.Location).AbsolutePath == AccountLinks.Account(AccountId))
            {
                await FollowAddressAsync();
            }
        });

    private void Turn(int pages) => Go(_filter with { Page = _filter.Page + pages });

    private void Go(PaymentFilter filter) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(filter.ToParameters()), replace: true);

    private sealed record Question(string AccountId, PaymentFilter Filter, ReaderZone Zone);
}
