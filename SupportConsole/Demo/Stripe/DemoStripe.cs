using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Demo.Stripe;

/// <summary>
/// Gives the demo a payment history: the console asks a server of its own in Stripe's shape, by the client that asks
/// Stripe.
/// </summary>
internal static class DemoStripe
{
    /// <summary>
    /// Adds it where there are demo data and no key of Stripe's; anywhere else there is no such server.
    /// </summary>
    public static void AddDemoStripe(this WebApplicationBuilder builder)
    {
        if (!IsWanted(builder.Configuration, builder.Environment))
        {
            return;
        }

        builder.Services.AddSingleton<DemoCustomers>();
        builder.Services.AddSingleton<DemoStripeApi>();
        builder.Services.AddSingleton<DemoStripeServer>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DemoStripeServer>());
        builder
            .Services.AddOptions<StripeOptions>()
            .PostConfigure<DemoStripeServer>((options, server) => options.UseDemo(server.Address, server.Key));
    }

    /// <summary>Whether settings and environment ask for it.</summary>
    internal static bool IsWanted(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment()
        && configuration.GetSection(DemoOptions.Section).GetValue<bool>(nameof(DemoOptions.Enabled))
        && string.IsNullOrWhiteSpace(configuration.GetSection(StripeOptions.Section)[nameof(StripeOptions.ApiKey)]);
}
