using System.Reflection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Telemetry;

/// <summary>
/// Registers the sending of metrics and traces to a collector. Nothing is registered while no collector is named.
/// </summary>
internal static class TelemetryRegistration
{
    private const string ServiceName = "support-console";
    private const string MetricsExporter = "metrics";
    private const string TracesExporter = "traces";

    private static readonly string[] Meters =
    [
        EngineTelemetry.MeterName,
        NotificationTelemetry.MeterName,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
        "Npgsql",
    ];

    private static readonly string[] Sources = [EngineTelemetry.SourceName, "Microsoft.AspNetCore"];

    /// <summary>Adds the settings, and the providers when a collector is named.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(TelemetryOptions.Section);
        builder.Services.AddOptions<TelemetryOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        var isOurs = !string.IsNullOrWhiteSpace(section[nameof(TelemetryOptions.OtlpEndpoint)]);
        if (isOurs || !string.IsNullOrWhiteSpace(builder.Configuration[TelemetryOptions.StandardEndpoint]))
        {
            AddProviders(builder.Services, isOurs);
        }

        return builder;
    }

    private static void AddProviders(IServiceCollection services, bool isOurs)
    {
        services
            .AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithMetrics(metrics =>
                metrics.AddMeter(Meters).AddOtlpExporter(MetricsExporter, configureExporterAndMetricReader: null)
            )
            .WithTracing(traces =>
                traces
                    .AddSource(Sources)
                    .SetSampler(provider => new ParentBasedSampler(
                        new TraceIdRatioBasedSampler(Settings(provider).TraceRatio)
                    ))
                    .AddOtlpExporter(TracesExporter, configure: null)
            );
        services
            .AddOptions<MetricReaderOptions>(MetricsExporter)
            .Configure<IOptions<TelemetryOptions>>(
                (reader, settings) =>
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds =
                        settings.Value.MetricSeconds * 1_000
            );

        // Otherwise the standard variables say where and how, which the exporter reads by itself.
        if (isOurs)
        {
            services
                .AddOptions<OtlpExporterOptions>(MetricsExporter)
                .Configure<IOptions<TelemetryOptions>>(
                    (exporter, settings) => Direct(exporter, settings.Value, "v1/metrics")
                );
            services
                .AddOptions<OtlpExporterOptions>(TracesExporter)
                .Configure<IOptions<TelemetryOptions>>(
                    (exporter, settings) => Direct(exporter, settings.Value, "v1/traces")
                );
        }
    }

    private static TelemetryOptions Settings(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<TelemetryOptions>>().Value;

    private static void Direct(OtlpExporterOptions exporter, TelemetryOptions settings, string path)
    {
        var grpc = settings.OtlpProtocol == OtlpProtocol.Grpc;
        exporter.Protocol = grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = grpc ? new Uri(settings.OtlpEndpoint!) : new Uri(new Uri(settings.OtlpEndpoint!), path);
    }

    private static void Describe(ResourceBuilder resource) =>
        resource.AddService(
            ServiceName,
            serviceVersion: typeof(TelemetryRegistration)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
        );
}
