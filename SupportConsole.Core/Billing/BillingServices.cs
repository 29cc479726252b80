using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Billing.Corrections;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.Billing.Payments;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Billing.Terms;

namespace SupportConsole.Core.Billing;

/// <summary>What diagnoses and moves money, for a host.</summary>
internal static class BillingServices
{
    /// <summary>Sections Billing and Stripe.</summary>
    public static void AddBilling(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<BillingOptions>()
            .Bind(configuration.GetSection(BillingOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<StripeOptions>()
            .Bind(configuration.GetSection(StripeOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<LowBalanceOptions>()
            .Bind(configuration.GetSection(LowBalanceOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ILowBalances, LowBalanceReader>();
        services.AddSingleton<IBillingReader, BillingReader>();
        services.AddSingleton<ICreditService, CreditService>();
        services.AddSingleton<ICorrectionService, CorrectionService>();
        services.AddSingleton<ITermsService, TermsService>();
        services.AddSingleton<ILedgerVerifier, LedgerVerifier>();
        services.AddSingleton<IPaymentHistory, PaymentHistory>();
        services.AddSingleton<IStripeEvents, StripeEvents>();
        services.AddSingleton<IPaymentInbox, PaymentInbox>();
        services.AddSingleton<IStripeReconciliation, StripeReconciliation>();
        services.AddSingleton<IStripeGateway, StripeGateway>();
        services.AddTransient<StripeTries>();
        services
            .AddHttpClient(StripeGateway.HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler<StripeTries>()
            .ConfigurePrimaryHttpMessageHandler(() =>
                // No redirect is followed: it would carry the key somewhere else.
                new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, AllowAutoRedirect = false }
            )
            // Each try has a time-out, and failures are logged by the gateway.
            .RemoveAllLoggers();
    }
}
