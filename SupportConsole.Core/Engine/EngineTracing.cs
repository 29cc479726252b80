using System.Diagnostics;

namespace SupportConsole.Core.Engine;

/// <summary>
/// Traces of batches. A batch serves many requests, so it is no child of one: it links to those that were sampled.
/// </summary>
internal static class EngineTracing
{
    /// <summary>Collectors drop what is much longer.</summary>
    private const int MaximumLinks = 32;

    private static readonly ActivitySource Source = new(EngineTelemetry.SourceName);

    /// <summary>The span of the call that hands a command over; default when nobody traces.</summary>
    public static ActivityContext Caller() =>
        Source.HasListeners() && Activity.Current is { Recorded: true } caller ? caller.Context : default;

    /// <summary>Begins the span of a batch; null when nobody traces.</summary>
    public static Activity? StartBatch(IReadOnlyList<Command> batch)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var callers = batch
            .Select(command => command.Caller)
            .Where(caller => caller != default)
            .Distinct()
            .Take(MaximumLinks)
            .Select(caller => new ActivityLink(caller))
            .ToList();
        var activity = Source.StartActivity(
            "limits batch",
            ActivityKind.Internal,
            parentContext: default,
            links: callers
        );
        activity?.SetTag("supportconsole.limits.batch.size", batch.Count);
        return activity;
    }
}
