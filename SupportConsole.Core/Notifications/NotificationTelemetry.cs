namespace SupportConsole.Core.Notifications;

/// <summary>What a host must listen to in order to send the outbox's telemetry; docs/operations.md lists it.</summary>
public static class NotificationTelemetry
{
    /// <summary>Of the meter.</summary>
    public const string MeterName = "SupportConsole.Outbox";
}
