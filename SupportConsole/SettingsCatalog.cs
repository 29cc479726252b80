using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Notifications.Mail;
using SupportConsole.Core.Notifications.Slack;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.PlatformKeys;
using SupportConsole.Core.Retention;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Core.Throttling.WhatIf;
using SupportConsole.Core.Usage;
using SupportConsole.Demo;
using SupportConsole.Security;
using SupportConsole.Security.Keys;
using SupportConsole.Shutdown;
using SupportConsole.Telemetry;

namespace SupportConsole;

/// <summary>
/// Every section of the settings, by its class: what the doctor validates one by one, and what docs/settings.md lists.
/// </summary>
internal static class SettingsCatalog
{
    public static IReadOnlyList<SettingsSection> Sections { get; } =
    [
        SettingsSection.Of<DatabaseOptions>(),
        SettingsSection.Of<SignInOptions>(),
        SettingsSection.Of<SecurityOptions>(),
        SettingsSection.Of<KeyProtectionOptions>(),
        SettingsSection.Of<ConsoleOptions>(),
        SettingsSection.Of<PlatformOptions>(),
        SettingsSection.Of<LimitOptions>(),
        SettingsSection.Of<NegativeBalanceOptions>(),
        SettingsSection.Of<GuardrailOptions>(),
        SettingsSection.Of<StreamingOptions>(),
        SettingsSection.Of<ThrottlingOptions>(),
        SettingsSection.Of<ClassificationOptions>(),
        SettingsSection.Of<WhatIfOptions>(),
        SettingsSection.Of<AlertOptions>(),
        SettingsSection.Of<LowBalanceOptions>(),
        SettingsSection.Of<PricingOptions>(),
        SettingsSection.Of<BillingOptions>(),
        SettingsSection.Of<StripeOptions>(),
        SettingsSection.Of<EmailOptions>(),
        SettingsSection.Of<SlackOptions>(),
        SettingsSection.Of<OutboxOptions>(),
        SettingsSection.Of<RetentionOptions>(),
        SettingsSection.Of<AuditOptions>(),
        SettingsSection.Of<TelemetryOptions>(),
        SettingsSection.Of<ShutdownOptions>(),
        SettingsSection.Of<DemoOptions>(),
    ];
}

/// <summary>A section of the settings.</summary>
/// <param name="Options">Its class, which has its name in the constant <c>Section</c>.</param>
/// <param name="Read">Reads and validates it.</param>
internal sealed record SettingsSection(Type Options, Func<IServiceProvider, object> Read)
{
    public static SettingsSection Of<TOptions>()
        where TOptions : class =>
        new(typeof(TOptions), provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
}
