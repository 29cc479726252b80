namespace SupportConsole.Core.Limits;

/// <summary>What a host must listen to in order to send the limiter's telemetry; docs/operations.md lists it.</summary>
public static class LimitTelemetry
{
    /// <summary>Of the meters.</summary>
    public const string MeterName = "SupportConsole.Limits";

    /// <summary>Of the traces of batches.</summary>
    public const string SourceName = "SupportConsole.Limits";
}
