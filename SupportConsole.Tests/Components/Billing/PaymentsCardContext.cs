using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor;
using SupportConsole.Components.Billing;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Billing;

/// <summary>The card of an account's payments over a Stripe that is told what to answer.</summary>
public abstract class PaymentsCardContext : PageContext
{
    private protected StripeOptions Stripe { get; } = new() { ApiKey = "rk_test" };

    private protected PaymentsCardContext() => Services.AddSingleton(Options.Create(Stripe));

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private protected static Payment Row(
        string id,
        PaymentType type = PaymentType.Payment,
        StripeAmount? amount = null,
        string status = "paid",
        string detail = ""
    ) =>
        new(
            id,
            Samples.Now.AddMinutes(-1),
            type,
            amount ?? new(2_000, "usd"),
            status,
            detail,
            $"https://dashboard.stripe.com/payments/{id}"
        );

    private protected static ReaderZone Zone(string name) => ReaderZone.Of(name);

    private protected static Task ChooseAsync(IRenderedComponent<MudFrame> card, PaymentType type) =>
        card.InvokeAsync(() => card.FindComponent<MudSelect<PaymentType?>>().Instance.ValueChanged.InvokeAsync(type));

    private protected IRenderedComponent<MudFrame> Show(ReaderZone? zone = null)
    {
        if (!Navigation.Uri.Contains("/accounts/10482", StringComparison.Ordinal))
        {
            Navigation.NavigateTo("/accounts/10482");
        }

        return RenderPage<PaymentsCard>(parameters =>
            parameters.Add(card => card.AccountId, "10482").AddCascadingValue(zone ?? ReaderZone.Utc)
        );
    }
}
