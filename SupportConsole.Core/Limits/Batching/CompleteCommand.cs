using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Workers report ends.</summary>
internal sealed class CompleteCommand(IReadOnlyList<TranscriptResult> results) : LimitCommand<CompleteOutcome>
{
    private readonly List<TranscriptResult> _results = [.. results.DistinctBy(result => (result.Id, result.LeaseToken))];
    private string? _account;
    private bool _isOfSeveral;
    private int _ended;
    private int _freed;

    public override int Weight => _results.Count;

    public override void Count(DecisionTally tally) => tally.Add(Outcome?.Decision);

    public override void Require(BatchRequirements requirements) =>
        requirements.Transcripts.UnionWith(_results.Select(result => result.Id));

    public override void Decide(LimitBatch batch)
    {
        var (accepted, stale, started) = (new List<string>(), new List<string>(), new List<string>());
        (_account, _isOfSeveral, _ended, _freed) = (null, false, 0, 0);
        foreach (var result in _results)
        {
            (IsAccepted(result, batch, started) ? accepted : stale).Add(result.Id);
        }

        // The list of what starts is filled once the starts are written.
        Outcome = new(accepted, stale.Count == 0 ? stale : [.. stale.Except(accepted)], started) { Decision = Describe(batch, accepted.Count) };
    }

    private bool IsAccepted(TranscriptResult result, LimitBatch batch, List<string> started)
    {
        if (batch.Transcript(result.Id) is not { } transcript || transcript.LeaseToken != result.LeaseToken)
        {
            return false;
        }

        _account ??= transcript.AccountId;
        _isOfSeveral |= _account != transcript.AccountId;
        if (transcript.Status == TranscriptStatus.Processing)
        {
            Finish(transcript, result, batch, started);
        }

        return true;
    }

    private Decision Describe(LimitBatch batch, int accepted)
    {
        // One worker's results are often of several accounts: then no one limit was asked.
        var account = _isOfSeveral ? null : _account;
        return new()
        {
            Kind = DecisionKind.Complete,
            Rule = _ended > 0 ? DecisionRule.SlotsFreed : accepted > 0 ? DecisionRule.KnownBefore : DecisionRule.LeaseLost,
            At = batch.Now,
            AccountId = account,
            Limit = account is not null && batch.Book(account) is { } book ? DecisionLimit.OfThrottle(book.State, batch.Rules.Limits) : null,
            Items = new(Started: _freed, Known: accepted - _ended, Ended: _ended, Refused: _results.Count - accepted),
        };
    }

    private void Finish(Transcript transcript, TranscriptResult result, LimitBatch batch, List<string> started)
    {
        var book = batch.Book(transcript.AccountId)!;
        var cost = result.Succeeded ? Cost(transcript.Model, result.AudioMilliseconds, batch.Rules.Pricing) : Money.Zero;
        var finished = transcript with
        {
            Status = result.Succeeded ? TranscriptStatus.Completed : TranscriptStatus.Error,
            FinishedAt = batch.Now,
            AudioMilliseconds = result.AudioMilliseconds,
            Cost = cost,
            Error = result.Succeeded ? null : result.Error,
        };
        batch.Finish(finished, keepToken: true);
        if (result.Succeeded)
        {
            batch.Usage.Add(
                transcript.AccountId, transcript.ProjectId, transcript.ApiKeyId, Product.SpeechToText, transcript.Model, result.AudioMilliseconds, cost, batch.Now);
        }

        book.Tally.Finished++;
        var step = AsyncLimiter.Finish(book.State, cost, batch.Rules.Limits);
        book.Move(step, started);
        _ended++;
        _freed += step.Starts;
    }

    /// <summary>A model whose price was taken out of the settings since is charged as the default model.</summary>
    private static Money Cost(string model, long audioMilliseconds, PricingOptions pricing) => Pricing.OfAudio(
        audioMilliseconds, pricing.TranscriptUsdPerHour.GetValueOrDefault(model, pricing.TranscriptUsdPerHour[pricing.DefaultModel]));
}
