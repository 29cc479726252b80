using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>New transcripts of one account, all or none.</summary>
internal sealed class SubmitCommand : Command<SubmitOutcome>, ICountedCommand
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

        // Ids are made here and not in the decision, so that a context that is tried again submits the same
        // transcripts.
        _items =
        [
            .. submissions.Select(submission => new Item(
                submission.Id ?? Guid.CreateVersion7().ToString("N"),
                submission.Id is not null,
                submission
            )),
        ];
    }

    public override int Weight => _items.Count;

    public void Count(DecisionTally tally) => tally.Add(Outcome?.Decision);

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(_accountId);
        foreach (var item in _items)
        {
            if (item.IsFromClient || context.IsRetry)
            {
                context.Transcripts.Require(item.Id);
            }

            context.Projects.Require(_accountId, item.ProjectId, item.Submission.ApiKeyId);
        }
    }

    public override void Decide(CommandContext context)
    {
        _results = new SubmittedTranscript?[_items.Count];
        _after = null;
        Outcome = null;
        if (context.Accounts.Find(_accountId) is not { } account)
        {
            Outcome = new SubmitOutcome.UnknownAccount { Decision = Refusal(DecisionRule.UnknownAccount, context) };
        }
        else if (
            _items.FirstOrDefault(item =>
                context.Transcripts.Find(item.Id) is { } other && other.AccountId != _accountId
            ) is
            { } taken
        )
        {
            Outcome = new SubmitOutcome.IdTaken(taken.Id)
            {
                Decision = Refusal(DecisionRule.IdTaken, context, account),
            };
        }
        else if (Refuse(context, account) is { } refused)
        {
            Outcome = refused;
        }
        else
        {
            Accept(context, account);
        }
    }

    public override void Conclude(CommandContext context)
    {
        if (_after is not null)
        {
            var results = _items.Select(
                (item, index) =>
                    _results[index]
                    ?? Present(context.Transcripts.Place(item.Id), context.Accounts.Find(_accountId)!.State)
            );
            var limit = DecisionLimit.OfThrottle(_after, context.LimitOptions);
            Outcome = new SubmitOutcome.Accepted([.. results], limit.InForce, limit.InUse, limit.Waiting)
            {
                Decision = Acceptance(limit, context),
            };
        }
    }

    /// <summary>
    /// Refuses what is new; a call that only repeats accepted ids is answered whatever happened since.
    /// </summary>
    private SubmitOutcome? Refuse(CommandContext context, LimitedAccount account)
    {
        var added = 0;
        Item? lost = null;
        Item? foreign = null;
        foreach (var item in _items)
        {
            if (context.Transcripts.Find(item.Id) is null)
            {
                added++;
                var (project, key) = (item.ProjectId, item.Submission.ApiKeyId);
                lost ??= context.Projects.Accepts(_accountId, project) ? null : item;
                foreign ??= context.Projects.AcceptsKey(_accountId, project, key) ? null : item;
            }
        }

        if (added == 0)
        {
            return null;
        }

        if (lost is not null)
        {
            return new SubmitOutcome.UnknownProject(lost.ProjectId)
            {
                Decision = Refusal(DecisionRule.UnknownProject, context, account),
            };
        }

        if (foreign is not null)
        {
            return new SubmitOutcome.UnknownApiKey(foreign.Submission.ApiKeyId!, foreign.ProjectId)
            {
                Decision = Refusal(DecisionRule.UnknownApiKey, context, account),
            };
        }

        if (BalanceGate.Check(account.State, context.NegativeBalanceOptions) is not { } refusal)
        {
            return null;
        }

        if (refusal == NewWorkRefusal.NegativeBalance)
        {
            account.CountRefusals(added);
        }

        var rule = refusal == NewWorkRefusal.Disabled ? DecisionRule.Disabled : DecisionRule.NegativeBalance;
        return new SubmitOutcome.Refused(refusal) { Decision = Refusal(rule, context, account) };
    }

    private void Accept(CommandContext context, LimitedAccount account)
    {
        for (var index = 0; index < _items.Count; index++)
        {
            var item = _items[index];
            if (context.Transcripts.Find(item.Id) is null)
            {
                _results[index] = Add(item, context, account);
            }
            else
            {
                context.Transcripts.RequirePlace(item.Id);
            }
        }

        _after = account.State;
    }

    private SubmittedTranscript Add(Item item, CommandContext context, LimitedAccount account)
    {
        var step = AsyncLimiter.Submit(account.State, context.LimitOptions, context.Now);
        account.Tally.Submitted++;
        var isThrottled = !step.Started && !step.IsHeldByPause;
        if (isThrottled)
        {
            account.CountThrottled();
        }

        account.Move(step.State);
        context.Transcripts.Add(
            new()
            {
                Id = item.Id,
                AccountId = _accountId,
                ProjectId = item.ProjectId,
                ApiKeyId = item.Submission.ApiKeyId,
                Model = context.Prices.Transcripts.NameOf(item.Submission.Model),
                AudioUrl = item.Submission.AudioUrl,
                Sequence = step.Sequence,
                Status = step.Started ? TranscriptStatus.Processing : TranscriptStatus.Queued,
                Throttle = isThrottled ? Throttle.Waiting : Throttle.Never,
                SubmittedAt = context.Now,
                StartedAt = step.Started ? context.Now : null,
            }
        );
        return step.Started
            ? new(item.Id, TranscriptStatus.Processing, null)
            : new(item.Id, TranscriptStatus.Queued, step.QueuePosition);
    }

    private Decision Acceptance(DecisionLimit limit, CommandContext context)
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
            At = context.Now,
            AccountId = _accountId,
            Limit = limit,
            Items = new(Started: started, Queued: queued, Known: _items.Count - started - queued),
        };
    }

    private Decision Refusal(DecisionRule rule, CommandContext context, LimitedAccount? account = null) =>
        new()
        {
            Kind = DecisionKind.Submit,
            Rule = rule,
            At = context.Now,
            AccountId = _accountId,
            Limit = account is null ? null : DecisionLimit.OfThrottle(account.State, context.LimitOptions),
            Items = new(Refused: _items.Count),
        };

    /// <summary>How a transcript stands that was there already.</summary>
    private static SubmittedTranscript Present(TranscriptPlace place, AccountState state) =>
        new(
            place.Id,
            place.Status,
            place.Status == TranscriptStatus.Queued
                ? place.Position ?? QueuePosition.OfSequence(state, place.Sequence)
                : null
        );

    private sealed record Item(string Id, bool IsFromClient, TranscriptSubmission Submission)
    {
        public string ProjectId => Submission.ProjectId ?? Project.DefaultId;
    }
}
