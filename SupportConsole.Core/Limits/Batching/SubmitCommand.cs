using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>New transcripts of one account, all or none.</summary>
internal sealed class SubmitCommand : LimitCommand<SubmitOutcome>
{
    private readonly string _accountId;
    private readonly IReadOnlyList<Item> _items;
    private SubmittedTranscript?[] _results = [];
    private AccountState? _after;

    /// <param name="accountId">Whose.</param>
    /// <param name="submissions">Each with a model that has a price.</param>
    public SubmitCommand(string accountId, IReadOnlyList<TranscriptSubmission> submissions)
    {
        _accountId = accountId;

        // Ids are made here and not in the decision, so that a batch that is tried again submits the same transcripts.
        _items = [.. submissions.Select(submission => new Item(submission.Id ?? Guid.CreateVersion7().ToString("N"), submission.Id is not null, submission))];
    }

    public override int Weight => _items.Count;

    public override void Count(DecisionTally tally) => tally.Add(Outcome?.Decision);

    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(_accountId);
        foreach (var item in _items)
        {
            if (item.IsFromClient || requirements.IsRetry)
            {
                requirements.Transcripts.Add(item.Id);
            }

            if (item.ProjectId != Project.DefaultId)
            {
                requirements.ProjectsOf.Add(_accountId);
            }
        }
    }

    public override void Decide(LimitBatch batch)
    {
        _results = new SubmittedTranscript?[_items.Count];
        _after = null;
        Outcome = null;
        if (batch.Book(_accountId) is not { } book)
        {
            Outcome = new SubmitOutcome.UnknownAccount { Decision = Refusal(DecisionRule.UnknownAccount, batch) };
        }
        else if (_items.FirstOrDefault(item => batch.Transcript(item.Id) is { } other && other.AccountId != _accountId) is { } taken)
        {
            Outcome = new SubmitOutcome.IdTaken(taken.Id) { Decision = Refusal(DecisionRule.IdTaken, batch, book) };
        }
        else if (Refuse(batch, book) is { } refused)
        {
            Outcome = refused;
        }
        else
        {
            Accept(batch, book);
        }
    }

    public override void Conclude(LimitBatch batch)
    {
        if (_after is not null)
        {
            var results = _items.Select((item, index) => _results[index] ?? Present(batch.Places[item.Id], batch.Book(_accountId)!.State));
            var limit = DecisionLimit.OfThrottle(_after, batch.Rules.Limits);
            Outcome = new SubmitOutcome.Accepted([.. results], limit.InForce, limit.InUse, limit.Waiting) { Decision = Acceptance(limit, batch) };
        }
    }

    /// <summary>Refuses what is new; a call that only repeats accepted ids is answered whatever happened since.</summary>
    private SubmitOutcome? Refuse(LimitBatch batch, AccountBook book)
    {
        var added = 0;
        Item? lost = null;
        foreach (var item in _items)
        {
            if (batch.Transcript(item.Id) is null)
            {
                added++;
                lost ??= item.ProjectId != Project.DefaultId && !batch.Projects.Contains((_accountId, item.ProjectId)) ? item : null;
            }
        }

        if (added == 0)
        {
            return null;
        }

        if (lost is not null)
        {
            return new SubmitOutcome.UnknownProject(lost.ProjectId) { Decision = Refusal(DecisionRule.UnknownProject, batch, book) };
        }

        if (BalanceGate.Check(book.State, batch.Rules.NegativeBalance) is not { } refusal)
        {
            return null;
        }

        if (refusal == NewWorkRefusal.NegativeBalance)
        {
            book.CountRefusals(added);
        }

        var rule = refusal == NewWorkRefusal.Disabled ? DecisionRule.Disabled : DecisionRule.NegativeBalance;
        return new SubmitOutcome.Refused(refusal) { Decision = Refusal(rule, batch, book) };
    }

    private void Accept(LimitBatch batch, AccountBook book)
    {
        for (var index = 0; index < _items.Count; index++)
        {
            var item = _items[index];
            if (batch.Transcript(item.Id) is null)
            {
                _results[index] = Add(item, batch, book);
            }
            else
            {
                batch.PlacesWanted.Add(item.Id);
            }
        }

        _after = book.State;
    }

    private SubmittedTranscript Add(Item item, LimitBatch batch, AccountBook book)
    {
        var step = AsyncLimiter.Submit(book.State, batch.Rules.Limits, batch.Now);
        book.Tally.Submitted++;
        book.Tally.Throttled += step.Started ? 0 : 1;
        book.Move(step.State);
        batch.Add(new()
        {
            Id = item.Id,
            AccountId = _accountId,
            ProjectId = item.ProjectId,
            ApiKeyId = item.Submission.ApiKeyId,
            Model = batch.Rules.Pricing.NameOf(item.Submission.Model ?? batch.Rules.Pricing.DefaultModel),
            AudioUrl = item.Submission.AudioUrl,
            Sequence = step.Sequence,
            Status = step.Started ? TranscriptStatus.Processing : TranscriptStatus.Queued,
            Throttle = step.Started ? Throttle.Never : Throttle.Waiting,
            SubmittedAt = batch.Now,
            StartedAt = step.Started ? batch.Now : null,
        });
        return step.Started
            ? new(item.Id, TranscriptStatus.Processing, null)
            : new(item.Id, TranscriptStatus.Queued, step.QueuePosition);
    }

    private Decision Acceptance(DecisionLimit limit, LimitBatch batch)
    {
        // What was there already has no result of this decision.
        var (started, queued) = (0, 0);
        foreach (var result in _results)
        {
            started += result?.Status == TranscriptStatus.Processing ? 1 : 0;
            queued += result?.Status == TranscriptStatus.Queued ? 1 : 0;
        }

        return new()
        {
            Kind = DecisionKind.Submit,
            Rule = (started, queued) switch
            {
                (0, 0) => DecisionRule.KnownBefore,
                (_, 0) => DecisionRule.RoomForAll,
                (0, _) => DecisionRule.LimitReached,
                _ => DecisionRule.RoomForSome,
            },
            At = batch.Now,
            AccountId = _accountId,
            Limit = limit,
            Items = new(Started: started, Queued: queued, Known: _items.Count - started - queued),
        };
    }

    private Decision Refusal(DecisionRule rule, LimitBatch batch, AccountBook? book = null) => new()
    {
        Kind = DecisionKind.Submit,
        Rule = rule,
        At = batch.Now,
        AccountId = _accountId,
        Limit = book is null ? null : DecisionLimit.OfThrottle(book.State, batch.Rules.Limits),
        Items = new(Refused: _items.Count),
    };

    /// <summary>How a transcript stands that was there already.</summary>
    private static SubmittedTranscript Present(TranscriptPlace place, AccountState state) => new(
        place.Id, place.Status, place.Status == TranscriptStatus.Queued ? place.Position ?? QueuePosition.OfNeverStarted(state, place.Sequence) : null);

    private sealed record Item(string Id, bool IsFromClient, TranscriptSubmission Submission)
    {
        public string ProjectId => Submission.ProjectId ?? Project.DefaultId;
    }
}
