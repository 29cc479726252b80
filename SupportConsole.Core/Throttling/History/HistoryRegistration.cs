using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.Core.Throttling.History;

/// <summary>Registers the history: its reader, and what sums it up and deletes what is old.</summary>
internal static class HistoryRegistration
{
    public static void AddThrottlingHistory(this IServiceCollection services)
    {
        services.AddSingleton<IThrottlingHistory, ThrottlingHistory>();
        services.AddSingleton<RollupTable>();
        services.AddSingleton<RollupSource>();
    }

    /// <summary>The background work.</summary>
    public static void AddHistoryServices(this IServiceCollection services)
    {
        services.AddHostedService<RollupService>();
        services.AddHostedService<RetentionService>();
    }
}
