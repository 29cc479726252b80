using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>Workers report ends.</summary>
internal sealed class CompleteCommand(IReadOnlyList<TranscriptResult> results)
    : Command<CompleteOutcome>,
        ICountedCommand
{
    /// <summary>
    /// Two ends under one token are two results: the one that stands is accepted, whichever is named first.
    /// </summary>
    private readonly List<TranscriptResult> _results =
    [
        .. results.DistinctBy(result => (result.Id, result.LeaseToken, result.Succeeded)),
    ];
    private string? _account;
    private bool _isOfSeveral;
    private int _ended;
    private int _freed;

    public override int Weight => _results.Count;

    public void Count(DecisionTally tally) => tally.Add(Outcome?.Decision);

    public override void Require(CommandContext context) =>
        _results.ForEach(result => context.Transcripts.Require(result.Id));

    public override void Decide(CommandContext context)
    {
        var (accepted, stale, started) = (new List<string>(), new List<string>(), new List<string>());
        (_account, _isOfSeveral, _ended, _freed) = (null, false, 0, 0);
        foreach (var result in _results)
        {
            (IsAccepted(result, context, started) ? accepted : stale).Add(result.Id);
        }

        // The list of what starts is filled once the starts are written.
        Outcome = new(accepted, stale.Count == 0 ? stale : [.. stale.Except(accepted)], started)
        {
            Decision = Describe(context, accepted.Count),
        };
    }

    private bool IsAccepted(TranscriptResult result, CommandContext context, List<string> started)
    {
        if (context.Transcripts.Find(result.Id) is not { } transcript || transcript.LeaseToken != result.LeaseToken)
        {
            return false;
        }

        // Its end stands; the same token cannot turn it into another.
        if (
            transcript.Status is not TranscriptStatus.Processing
            && transcript.Status == TranscriptStatus.Completed != result.Succeeded
        )
        {
            return false;
        }

        _account ??= transcript.AccountId;
        _isOfSeveral |= _account != transcript.AccountId;
        if (transcript.Status == TranscriptStatus.Processing)
        {
            Finish(transcript, result, context, started);
        }

        return true;
    }

    private Decision Describe(CommandContext context, int accepted)
    {
        // One worker's results are often of several accounts: then no one limit was asked.
        var account = _isOfSeveral ? null : _account;
        return new()
        {
            Kind = DecisionKind.Complete,
            Rule =
                _ended > 0 ? DecisionRule.SlotsFreed
                : accepted > 0 ? DecisionRule.KnownBefore
                : DecisionRule.LeaseLost,
            At = context.Now,
            AccountId = account,
            Limit =
                account is not null && context.Accounts.Find(account) is { } locked
                    ? DecisionLimit.OfThrottle(locked.State, context.LimitOptions)
                    : null,
            Items = new(Started: _freed, Known: accepted - _ended, Ended: _ended, Refused: _results.Count - accepted),
        };
    }

    private void Finish(Transcript transcript, TranscriptResult result, CommandContext context, List<string> started)
    {
        var account = context.Accounts.Find(transcript.AccountId)!;
        var cost = result.Succeeded
            ? Pricing.OfAudio(
                result.AudioMilliseconds,
                context.Prices.Transcripts.At(account.State.PriceList, transcript.Model, context.Now)
            )
            : Money.Zero;
        var finished = transcript with
        {
            Status = result.Succeeded ? TranscriptStatus.Completed : TranscriptStatus.Error,
            FinishedAt = context.Now,
            AudioMilliseconds = result.AudioMilliseconds,
            Cost = cost,
            Error = result.Succeeded ? null : result.Error,
        };
        context.Transcripts.Finish(finished, keepToken: true);
        if (result.Succeeded)
        {
            context.Usage.Add(
                transcript.AccountId,
                transcript.ProjectId,
                transcript.ApiKeyId,
                Product.SpeechToText,
                transcript.Model,
                result.AudioMilliseconds,
                cost
            );
        }

        account.Tally.Finished++;
        var step = AsyncLimiter.Finish(account.State, cost, context.LimitOptions);
        account.Move(step, started);
        _ended++;
        _freed += step.Starts;
    }
}
