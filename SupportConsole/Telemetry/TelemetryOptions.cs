using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Telemetry;

/// <summary>How telemetry travels.</summary>
internal enum OtlpProtocol
{
    /// <summary>OTLP over HTTP with Protobuf, usually port 4318.</summary>
    HttpProtobuf,

    /// <summary>OTLP over gRPC, usually port 4317.</summary>
    Grpc,
}

/// <summary>
/// Where metrics and traces go, section <c>Telemetry</c>. Off while neither the endpoint here nor the standard variable
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; headers with a secret come from <c>OTEL_EXPORTER_OTLP_HEADERS</c>.
/// </summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>
    /// The standard variable that does the same as <see cref="OtlpEndpoint"/>; the exporter reads its kin by itself.
    /// </summary>
    public const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The collector's address without a path, such as <c>http://collector:4318</c>.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>How the collector is spoken to.</summary>
    public OtlpProtocol OtlpProtocol { get; set; } = OtlpProtocol.HttpProtobuf;

    /// <summary>The share of requests that are traced; a caller that traces decides for its own.</summary>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; set; } = 0.05;

    /// <summary>Seconds between two sendings of metrics.</summary>
    [Range(1, 3_600)]
    public int MetricSeconds { get; set; } = 30;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (
            !string.IsNullOrWhiteSpace(OtlpEndpoint)
            && !(
                Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https"
                && address is { PathAndQuery: "/", UserInfo: "" }
            )
        )
        {
            // Without the text: somebody may have put a password in it.
            yield return new(
                $"{Section}:{nameof(OtlpEndpoint)} must be an absolute http or https address without a path, such as "
                    + "http://collector:4318; leave it empty to send nothing."
            );
        }
    }
}
