using System.Reflection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notifications;

namespace SupportConsole.Telemetry;

/// <summary>
/// Sends metrics and traces to a collector while the program runs. The providers are built by hand, because the package that ties
/// them to the host is not in the feed; the framework measures and traces its requests by itself.
/// </summary>
internal sealed partial class TelemetryExport(IOptions<TelemetryOptions> options, IConfiguration configuration, ILogger<TelemetryExport> logger) : IHostedService, IDisposable
{
    private const string ServiceName = "support-console";
    private const int FlushMilliseconds = 5_000;

    private static readonly string[] Meters =
        [LimitTelemetry.MeterName, NotificationTelemetry.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    private static readonly string[] Sources = [LimitTelemetry.SourceName, "Microsoft.AspNetCore"];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;
    private Task? _sent;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var isOurs = !string.IsNullOrWhiteSpace(settings.OtlpEndpoint);
        if (!isOurs && string.IsNullOrWhiteSpace(configuration[TelemetryOptions.StandardEndpoint]))
        {
            return Task.CompletedTask;
        }

        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter(Meters)
            .AddOtlpExporter((exporter, reader) =>
            {
                Direct(exporter, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = settings.MetricSeconds * 1_000;
            })
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .AddSource(Sources)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TraceRatio)))
            .AddOtlpExporter(exporter => Direct(exporter, "v1/traces"))
            .Build();
        LogStarted(settings.MetricSeconds, settings.TraceRatio);
        return Task.CompletedTask;

        void Direct(OtlpExporterOptions exporter, string path)
        {
            // Otherwise the standard variables say where and how, which the exporter has read already.
            if (isOurs)
            {
                var grpc = settings.OtlpProtocol == OtlpProtocol.Grpc;
                exporter.Protocol = grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
                exporter.Endpoint = grpc ? new Uri(settings.OtlpEndpoint!) : new Uri(new Uri(settings.OtlpEndpoint!), path);
            }
        }
    }

    /// <summary>
    /// Sends what is left; a collector that does not answer holds the stop up for a few seconds at most. Whoever stops the program a second
    /// time waits for the same sending, and does not throw it away by disposing of what is still on its way.
    /// </summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        var last = new Task(SendRest);
        if (Interlocked.CompareExchange(ref _sent, last, null) is { } earlier)
        {
            return earlier;
        }

        last.Start(TaskScheduler.Default);
        return last;
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private void SendRest()
    {
        _metrics?.Shutdown(FlushMilliseconds);
        _traces?.Shutdown(FlushMilliseconds);
    }

    private static void Describe(ResourceBuilder resource) => resource.AddService(
        ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    [LoggerMessage(LogLevel.Information, "Telemetry is sent: metrics every {Seconds} s, traces of {Ratio:P0} of the requests")]
    private partial void LogStarted(int seconds, double ratio);
}
