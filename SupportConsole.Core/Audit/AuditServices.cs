using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Audit.Checkpoints;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Audit;

/// <summary>Registers the audit: its reader, its checkpoints and the look-ups beside it.</summary>
internal static class AuditServices
{
    public static void AddAudit(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services
            .AddOptions<AuditOptions>()
            .Bind(configuration.GetSection(AuditOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuditOptions>>(provider => new AuditOptionsValidator(
            environment.ContentRootPath,
            provider.GetRequiredService<WebhookGuard>()
        ));
        services.AddSingleton<AuditedWork>();
        services.AddSingleton<IAuditReader, AuditReader>();
        services.AddSingleton<IExportAudit, ExportAudit>();
        services.AddSingleton(provider => new CheckpointPaths(
            provider.GetRequiredService<IOptions<AuditOptions>>(),
            environment
        ));
        services.AddSingleton(provider => new CheckpointKey(
            provider.GetRequiredService<IOptions<AuditOptions>>(),
            provider.GetRequiredService<CheckpointPaths>(),
            environment
        ));
        services.AddSingleton<CheckpointLog>();
        services.AddSingleton<CheckpointWebhook>();
        services.AddSingleton<IAuditCheckpoints, AuditCheckpoints>();

        services
            .AddHttpClient(CheckpointWebhook.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<WebhookGuard>().CreateHandler())
            .RemoveAllLoggers();
        services.AddSingleton<LookUpRecorder>();
        services.AddSingleton<ILookUps>(provider => provider.GetRequiredService<LookUpRecorder>());
    }

    /// <summary>Starts after the database and the decisions.</summary>
    public static void AddAuditServices(this IServiceCollection services)
    {
        services.AddHostedService<CheckpointWriter>();
        services.AddHostedService<LookUpWriter>();
        services.AddHostedService<LookUpTrimming>();
    }
}
