using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.Core.Checkups;

/// <summary>Registers the checkups of what Core needs.</summary>
internal static class CheckupServices
{
    public static void AddCheckups(this IServiceCollection services)
    {
        services.AddSingleton<CheckupRunner>();
        services.AddSingleton<OriginProbe>();

        // Without redirects: only the named server is looked at.
        services
            .AddHttpClient(OriginProbe.ClientName)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
            )
            .RemoveAllLoggers();
        services.AddSingleton(CheckupKind.Of<DatabaseCheckup>("database"));
        services.AddSingleton(CheckupKind.Of<MigrationCheckup>("migrations"));
        services.AddSingleton(CheckupKind.Of<ClockCheckup>("clock"));
        services.AddSingleton(CheckupKind.Of<DiskCheckup>("disk"));
        services.AddSingleton(CheckupKind.Of<CheckpointCheckup>("audit"));
        services.AddSingleton(CheckupKind.Of<EmailCheckup>("e-mail"));
        services.AddSingleton(CheckupKind.Of<SlackCheckup>("slack"));
        services.AddSingleton(CheckupKind.Of<StripeCheckup>("stripe"));
    }
}
