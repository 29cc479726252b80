using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>The platform cancels a transcript: one that waits, runs, has ended, or never was.</summary>
internal sealed class CancelByRequestOperation(string transcriptId) : Operation<CancelOutcome>
{
    private string? _expected;

    public override string Kind => "cancel";

    public override void ReplayAhead(ModelBatch batch)
    {
        _expected = null;
        if (CancelRules.Waits(batch, transcriptId) is { } waiting)
        {
            batch.Cancel(waiting, "Canceled by request");
            _expected = "Canceled";
        }
    }

    public override void Replay(ModelBatch batch)
    {
        if (_expected is null && CancelRules.StillWaits(batch, transcriptId) is { } added)
        {
            batch.Cancel(added, "Canceled by request");
            _expected = "Canceled";
        }

        _expected ??= CancelRules.Refusal(batch, transcriptId);
    }

    public override void Answered(Parties parties)
    {
        var answer = CancelRules.Describe(Outcome);
        Demand(IsCommitted && answer == _expected, $"{_expected}", answer);
    }

    protected override Command<CancelOutcome> Create() => new CancelByRequestCommand(transcriptId);
}

/// <summary>A person cancels a transcript, perhaps twice, perhaps without the right to.</summary>
internal sealed class CancelByPersonOperation(Actor actor, CancelRequest request) : Operation<CancelOutcome>
{
    private string? _expected;

    public override string Kind => "cancel by person";

    public override void ReplayAhead(ModelBatch batch)
    {
        _expected = null;
        if (CancelRules.Waits(batch, request.TranscriptId) is { } waiting)
        {
            Answer(batch, waiting, waits: true);
        }
    }

    public override void Replay(ModelBatch batch)
    {
        if (_expected is not null)
        {
            return;
        }

        Answer(
            batch,
            batch.Model.Transcripts.GetValueOrDefault(request.TranscriptId),
            CancelRules.StillWaits(batch, request.TranscriptId) is not null
        );
    }

    public override void Answered(Parties parties)
    {
        var answer = CancelRules.Describe(Outcome);
        Demand(IsCommitted && answer == _expected, $"{_expected}", answer);
    }

    protected override Command<CancelOutcome> Create() => new CancelByPersonCommand(actor, request);

    private void Answer(ModelBatch batch, ModelTranscript? transcript, bool waits)
    {
        var signature = $"{Kind} {actor.Id} {request.AccountId} {request.TranscriptId}";
        if (batch.Model.Answers.TryGetValue(request.CorrelationId, out var known))
        {
            _expected = known.Signature == signature ? known.Answer : "Invalid";
            return;
        }

        if (transcript?.Account.Id != request.AccountId)
        {
            _expected = "UnknownTranscript";
            return;
        }

        var isForbidden = !actor.Roles.Any(role => role is Role.SupportEngineer or Role.SupportManager);
        if (!isForbidden && waits)
        {
            batch.Cancel(transcript!, "Canceled by support");
        }

        _expected =
            isForbidden ? "Forbidden"
            : waits ? "Canceled"
            : CancelRules.Refusal(batch, request.TranscriptId);
        batch.Audit(
            request.CorrelationId,
            isForbidden ? AuditOutcome.Forbidden
                : waits ? AuditOutcome.Applied
                : AuditOutcome.Conflict
        );
        batch.Model.Answers.Add(request.CorrelationId, (signature, _expected));
    }
}

/// <summary>A part of a queue is cancelled: its newest first, none that came later than it was asked for.</summary>
internal sealed class CancelQueueOperation(QueuePart part) : Operation<CanceledQueuePart>
{
    private (int Canceled, long? UpTo) _expected;

    public override string Kind => "cancel queue";

    public override void ReplayAhead(ModelBatch batch)
    {
        _expected = (0, null);
        if (batch.Snapshot(part.AccountId) is not { } snapshot)
        {
            return;
        }

        // What another cancellation of the batch took first was there when the batch looked.
        var seen = snapshot
            .Account.Waiting.Values.Concat(
                batch.Changed.Values.Where(transcript =>
                    transcript.Account == snapshot.Account && transcript.Error is not null
                )
            )
            .Where(transcript => transcript.Sequence <= part.UpTo)
            .OrderByDescending(transcript => transcript.Sequence)
            .Take(part.Max)
            .ToList();
        var waiting = seen.Where(transcript => transcript.Status == TranscriptStatus.Queued).ToList();
        waiting.ForEach(transcript => batch.Cancel(transcript, "Canceled by support"));
        _expected = (waiting.Count, seen.Count < part.Max ? null : seen[^1].Sequence - 1);
    }

    public override void Replay(ModelBatch batch)
    {
        // Ahead: nothing that this batch makes wait is among them.
    }

    public override void Answered(Parties parties) =>
        Demand(
            IsCommitted && (Outcome.Canceled, Outcome.UpTo) == _expected,
            $"{_expected}",
            (Outcome.Canceled, Outcome.UpTo)
        );

    protected override Command<CanceledQueuePart> Create() => new CancelQueuePartCommand(part, projectId: null);
}

/// <summary>
/// Which transcripts may be cancelled: those that wait, and nothing that has a slot or is over. What loses its worker in
/// the same batch was processing.
/// </summary>
internal static class CancelRules
{
    /// <summary>The transcript when it waited before the batch.</summary>
    public static ModelTranscript? Waits(ModelBatch batch, string id) =>
        batch.Model.Transcripts.GetValueOrDefault(id) is { Status: TranscriptStatus.Queued } waiting ? waiting : null;

    /// <summary>The transcript when this batch made it wait and nothing of the batch has made room for it.</summary>
    public static ModelTranscript? StillWaits(ModelBatch batch, string id)
    {
        if (
            batch.Model.Transcripts.GetValueOrDefault(id) is not { Status: TranscriptStatus.Queued } waiting
            || batch.Requeued.Contains(waiting)
        )
        {
            return null;
        }

        // Those that start are the first of the line; they are taken out of it at the batch's end.
        var account = waiting.Account;
        return account.Waiting.Values.Skip(account.Waiting.Count - account.Queued).Contains(waiting) ? waiting : null;
    }

    public static string Refusal(ModelBatch batch, string id) =>
        batch.Model.Transcripts.GetValueOrDefault(id) switch
        {
            null => "UnknownTranscript",
            { Error: not null } => "AlreadyCanceled",
            { Status: TranscriptStatus.Queued } => $"NotWaiting {TranscriptStatus.Processing}",
            { Status: var status } => $"NotWaiting {status}",
        };

    public static string Describe(CancelOutcome outcome) =>
        outcome switch
        {
            CancelOutcome.NotWaiting other => $"NotWaiting {other.Status}",
            _ => outcome.GetType().Name,
        };
}
