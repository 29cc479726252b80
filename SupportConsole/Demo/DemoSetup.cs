namespace SupportConsole.Demo;

/// <summary>Adds the demo to the program. It does nothing unless its settings enable it.</summary>
internal static class DemoSetup
{
    /// <summary>
    /// Writes the demo's past, on the migrated database and before anything is decided on it in the present.
    /// </summary>
    public static void AddHistory(IServiceCollection services) => services.AddHostedService<DemoStartup>();

    /// <summary>Adds what the history and the live traffic share, and the traffic.</summary>
    public static void AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<DemoOptions>()
            .Bind(configuration.GetSection(DemoOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<DemoStage>();
        services.AddSingleton<DemoWorkers>();
        services.AddHostedService<DemoTraffic>();
    }
}
