namespace SupportConsole.Core.Engine;

/// <summary>What a host must listen to in order to send the limiter's telemetry; docs/operations.md lists it.</summary>
public static class EngineTelemetry
{
    /// <summary>Of the meters.</summary>
    public const string MeterName = "SupportConsole.Limits";

    /// <summary>Of the traces of batches.</summary>
    public const string SourceName = "SupportConsole.Limits";
}
