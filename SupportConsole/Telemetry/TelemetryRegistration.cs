namespace SupportConsole.Telemetry;

/// <summary>Registers the sending of telemetry.</summary>
internal static class TelemetryRegistration
{
    /// <summary>To be called before all other background work, so that it starts first and ends last.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelemetryOptions>()
            .Bind(builder.Configuration.GetSection(TelemetryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<TelemetryExport>();
        return builder;
    }
}
