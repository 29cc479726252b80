using SupportConsole.Components.Shared;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Transcripts;

/// <content>A transcript's course.</content>
internal static partial class TranscriptWords
{
    public const string TimelineTitle = "Course";
    public const string TimeColumn = "Time";
    public const string EventColumn = "What happened";
    public const string NotRecorded = "not recorded";

    /// <summary>One step in words.</summary>
    public static string Event(TranscriptEvent step, TranscriptDetails details) =>
        step.Kind switch
        {
            TranscriptEventKind.Submitted => details.ApiKey is { } key
                ? $"Submitted with the key {key.Name} of project {ProjectOf(details)}"
                : $"Submitted to project {ProjectOf(details)}",
            TranscriptEventKind.Waited => Waited(step, details),
            TranscriptEventKind.Started => details.Transcript.Attempts > 0
                ? "Started again: it got a slot under the limit"
                : "Started: it got a slot under the limit",
            TranscriptEventKind.LeaseExpired =>
                $"Worker {step.Worker} had it{LengthOf(step)} and was not heard of any more after "
                    + $"{Heartbeats(step)}: lease {step.Attempt} ran out",
            TranscriptEventKind.LeaseNotRecorded => $"Lease {step.Attempt} ran out; worker and times are not recorded",
            TranscriptEventKind.Leased => step.Until is null
                ? $"Worker {step.Worker} has it, {Heartbeats(step)} so far"
                : $"Worker {step.Worker} had it{LengthOf(step)}, until its end, {Heartbeats(step)}",
            TranscriptEventKind.Completed => details.Charge is { } charge
                ? $"Completed. Charged {ChargeOf(charge)}"
                : "Completed",
            _ => $"Failed: {details.Transcript.Error ?? "no reason was given"}. Nothing was charged",
        };

    private static string Waited(TranscriptEvent step, TranscriptDetails details)
    {
        if (step.Until is null && details.Account.Limit.Reason is EffectiveLimitReason.Paused)
        {
            return "Waits: the queue is paused";
        }

        if (step.Until is null && details.Account.Limit.Reason is EffectiveLimitReason.Disabled)
        {
            return "Waits: the account is disabled";
        }

        if (details is { SubmitLimit.Origin: LimitOrigin.Paused, Transcript.Attempts: 0 })
        {
            return step switch
            {
                { At: { } from, Until: { } until } =>
                    $"Waited {Figures.Span(until - from)}: the queue was paused at its submit",
                _ => "Waits: the queue was paused at its submit, and no slot has been free since",
            };
        }

        var limit =
            details.SubmitLimit is { } then && details.Transcript.Attempts == 0
                ? $" under the limit of {Figures.Whole(then.Limit)}"
                : "";
        return step switch
        {
            { At: { } from, Until: { } until } => $"Waited {Figures.Span(until - from)}: no slot was free{limit}",
            { Until: null } => $"Waits: no slot is free{limit}",
            _ => $"Waited: no slot was free{limit}",
        };
    }

    private static string LengthOf(TranscriptEvent step) =>
        step is { At: { } from, Until: { } until } ? $" for {Figures.Span(until - from)}" : "";

    private static string Heartbeats(TranscriptEvent step) => Figures.Count(step.Heartbeats, "heartbeat", "heartbeats");
}
