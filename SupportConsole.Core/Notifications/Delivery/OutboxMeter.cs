using System.Diagnostics.Metrics;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Notifications.Delivery;

/// <summary>
/// What the outbox tells those who watch it; docs/operations.md lists each instrument with the alert it deserves.
/// </summary>
internal sealed class OutboxMeter : IDisposable
{
    private const string Prefix = "supportconsole.outbox.";

    private readonly Meter _meter = new(NotificationTelemetry.MeterName);
    private readonly Counter<long> _sent;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _failures;

    public OutboxMeter(OutboxBacklog backlog)
    {
        _sent = _meter.CreateCounter<long>(Prefix + "sent", "{message}", "Messages that arrived, by kind.");
        _retries = _meter.CreateCounter<long>(
            Prefix + "retries",
            "{attempt}",
            "Attempts that failed and are made again, by kind."
        );
        _failures = _meter.CreateCounter<long>(Prefix + "failures", "{message}", "Messages given up, by kind.");
        _meter.CreateObservableGauge(
            Prefix + "pending",
            backlog.Pending,
            "{message}",
            "Messages not sent yet, over all nodes, by kind."
        );
        _meter.CreateObservableGauge(
            Prefix + "oldest.age",
            backlog.OldestAge,
            "s",
            "How long the oldest message not sent yet has waited, over all nodes, by kind."
        );
    }

    /// <summary>For listeners that mean this node and no other of the process.</summary>
    public Meter Meter => _meter;

    public void Sent(OutboxKind kind) => _sent.Add(1, Of(kind));

    public void Retried(OutboxKind kind) => _retries.Add(1, Of(kind));

    public void GaveUp(OutboxKind kind) => _failures.Add(1, Of(kind));

    public void Dispose() => _meter.Dispose();

    /// <summary>The kind as it is called in metrics.</summary>
    internal static KeyValuePair<string, object?> Of(OutboxKind kind) =>
        new("kind", kind == OutboxKind.Email ? "throttleMail" : "engineeringPost");
}
