using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A client submits transcripts, with ids of its own or without.</summary>
internal sealed class SubmitOperation(string accountId, IReadOnlyList<TranscriptSubmission> submissions)
    : Operation<SubmitOutcome>
{
    /// <summary>The id of each item; null as long as the service has not stored one of its own making.</summary>
    private readonly string?[] _ids = new string?[submissions.Count];
    private readonly SubmittedTranscript?[] _results = new SubmittedTranscript?[submissions.Count];
    private Func<SubmitOutcome, bool> _isRight = _ => false;
    private string _expected = "no answer";

    public override string Kind => "submit";

    public override void Replay(ModelBatch batch)
    {
        var known = batch.Model.Transcripts;
        var added = Enumerable
            .Range(0, _ids.Length)
            .Where(index => _ids[index] is not { } id || !known.ContainsKey(id))
            .ToList();
        if (batch.Snapshot(accountId) is not { } snapshot)
        {
            Expect("unknown account", outcome => outcome is SubmitOutcome.UnknownAccount);
        }
        else if (
            Array.Find(_ids, id =>
                id is not null && known.TryGetValue(id, out var other) && other.Account != snapshot.Account
            ) is
            { } taken
        )
        {
            Expect($"id {taken} is taken", outcome =>
                outcome is SubmitOutcome.IdTaken other && other.TranscriptId == taken
            );
        }
        else if (added.Exists(index => submissions[index].ProjectId is not null and not Project.DefaultId))
        {
            Expect("unknown project", outcome => outcome is SubmitOutcome.UnknownProject);
        }
        else if (added.Exists(index => !SimulatedKeys.Accepts(accountId, submissions[index].ApiKeyId)))
        {
            Expect("unknown API key", outcome => outcome is SubmitOutcome.UnknownApiKey);
        }
        else if (added.Count > 0 && batch.Model.Refusal(snapshot.Account) is { } refusal)
        {
            snapshot.Refuse(refusal, added.Count);
            Expect($"refused, {refusal}", outcome =>
                outcome is SubmitOutcome.Refused refused && refused.Refusal == refusal
            );
        }
        else
        {
            Accept(batch, snapshot);
        }
    }

    /// <summary>What was there before answers how it stands at the end of the batch.</summary>
    public override void Conclude(ModelBatch batch)
    {
        for (var index = 0; index < _ids.Length; index++)
        {
            if (
                _ids[index] is { } id
                && _results[index] is null
                && batch.Model.Transcripts.TryGetValue(id, out var transcript)
            )
            {
                int? place =
                    transcript.Status == TranscriptStatus.Queued
                        ? transcript.Account.Waiting.Keys.TakeWhile(sequence => sequence <= transcript.Sequence).Count()
                        : null;
                _results[index] = new(id, transcript.Status, place);
            }
        }
    }

    public override void Answered(Parties parties)
    {
        var outcome = Outcome;
        Demand(IsCommitted && _isRight(outcome), _expected, outcome);
        if (outcome is SubmitOutcome.Accepted accepted)
        {
            parties.Accepted(accountId, accepted.Results.Select(result => result.Id));
        }
    }

    protected override Command<SubmitOutcome> Create()
    {
        for (var index = 0; index < _ids.Length; index++)
        {
            _ids[index] = submissions[index].Id;
        }

        return new SubmitCommand(accountId, submissions);
    }

    private void Accept(ModelBatch batch, ModelSnapshot snapshot)
    {
        Array.Clear(_results);
        for (var index = 0; index < _ids.Length; index++)
        {
            var id = _ids[index] ?? batch.InsertedId(accountId, snapshot.Account.NextSequence);
            _ids[index] = id;
            if (!batch.Model.Transcripts.ContainsKey(id))
            {
                _results[index] = Add(batch, snapshot, id, submissions[index]);
            }
            else
            {
                batch.Placed.Add(id);
            }
        }

        var (limit, running, queued) = (
            batch.Model.EffectiveLimit(snapshot.Account),
            snapshot.Account.Running,
            snapshot.Account.Queued
        );
        Expect($"accepted, limit {limit}, {running} running, {queued} queued", outcome =>
            outcome is SubmitOutcome.Accepted accepted
            && accepted.Results.SequenceEqual(_results!)
            && (accepted.EffectiveLimit, accepted.Running, accepted.Queued) == (limit, running, queued)
        );
    }

    private static SubmittedTranscript Add(
        ModelBatch batch,
        ModelSnapshot snapshot,
        string id,
        TranscriptSubmission submission
    )
    {
        var account = snapshot.Account;
        var starts = account.Queued == 0 && account.Running < batch.Model.EffectiveLimit(account);
        var isThrottled = !starts && !batch.Model.IsHeldByPause(account, account.Running + account.Queued);
        var transcript = new ModelTranscript
        {
            Id = id,
            Account = account,
            ProjectId = Project.DefaultId,
            ApiKeyId = submission.ApiKeyId,
            ModelName = submission.Model?.ToLowerInvariant() ?? "universal",
            Sequence = account.NextSequence++,
            SubmittedAt = batch.Now,
            Status = starts ? TranscriptStatus.Processing : TranscriptStatus.Queued,
            Throttle = isThrottled ? Throttle.Waiting : Throttle.Never,
            StartedAt = starts ? batch.Now : null,
        };
        batch.Model.Transcripts.Add(id, transcript);
        batch.Change(transcript);
        snapshot.Submitted++;
        if (starts)
        {
            account.Running++;
        }
        else
        {
            account.Queued++;
            account.Waiting.Add(transcript.Sequence, transcript);
        }

        if (isThrottled)
        {
            snapshot.CountThrottled();
        }

        snapshot.Move(batch);
        return new(id, transcript.Status, starts ? null : account.Queued);
    }

    private void Expect(string expected, Func<SubmitOutcome, bool> isRight) =>
        (_expected, _isRight) = (expected, isRight);
}
