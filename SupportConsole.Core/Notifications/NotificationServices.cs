using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Notifications.Mail;
using SupportConsole.Core.Notifications.Slack;

namespace SupportConsole.Core.Notifications;

/// <summary>Registers the outbox and the ways its messages go.</summary>
internal static class NotificationServices
{
    public static void AddNotifications(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        Bind<OutboxOptions>(OutboxOptions.Section);
        Bind<EmailOptions>(EmailOptions.Section);
        Bind<SlackOptions>(SlackOptions.Section);
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>();
        services.AddSingleton<OutboxTable>();
        services.AddSingleton<OutboxBacklog>();
        services.AddSingleton<OutboxMeter>();
        services.AddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<IOptions<EmailOptions>>() is { Value.GoesToFiles: true } options
                ? new MailFolder(options, environment.ContentRootPath, provider.GetRequiredService<NodeIdentity>())
                : ActivatorUtilities.CreateInstance<SmtpTransport>(provider)
        );
        services.AddSingleton<ThrottleMailChannel>();
        services.AddSingleton<SlackChannel>();
        services.AddSingleton<INotificationReader, NotificationReader>();
        services.AddSingleton<IOutboxService, OutboxService>();

        void Bind<TOptions>(string section)
            where TOptions : class =>
            services
                .AddOptions<TOptions>()
                .Bind(configuration.GetSection(section))
                .ValidateDataAnnotations()
                .ValidateOnStart();
    }

    /// <summary>Sending starts after the database and the decisions.</summary>
    public static void AddDispatchers(this IServiceCollection services)
    {
        services.AddHostedService<OutboxDispatcher<ThrottleMailChannel>>();
        services.AddHostedService<OutboxDispatcher<SlackChannel>>();
    }
}
