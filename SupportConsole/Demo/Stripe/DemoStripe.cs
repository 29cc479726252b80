using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Demo.Stripe;

/// <summary>
/// Gives the demo a payment history: the gateway that asks Stripe is answered by a handler of the demo's own, in
/// Stripe's shapes.
/// </summary>
internal static class DemoStripe
{
    /// <summary>
    /// Adds it where there are demo data and no key of Stripe's; anywhere else there is no such handler.
    /// </summary>
    public static void AddDemoStripe(this WebApplicationBuilder builder)
    {
        if (!IsWanted(builder.Configuration, builder.Environment))
        {
            return;
        }

        builder.Services.AddSingleton<DemoCustomers>();
        builder.Services.AddSingleton<DemoStripeApi>();
        builder.Services.AddTransient<DemoStripeHandler>();
        builder
            .Services.AddHttpClient(StripeGateway.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler<DemoStripeHandler>();
        builder.Services.AddOptions<StripeOptions>().PostConfigure(options => options.UseDemo());
    }

    /// <summary>Whether settings and environment ask for it.</summary>
    internal static bool IsWanted(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment()
        && configuration.GetSection(DemoOptions.Section).GetValue<bool>(nameof(DemoOptions.Enabled))
        && string.IsNullOrWhiteSpace(configuration.GetSection(StripeOptions.Section)[nameof(StripeOptions.ApiKey)]);
}
