using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Projects;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>A new streaming session, when the minute has room for it.</summary>
/// <param name="accountId">Whose.</param>
/// <param name="request">With a model that has a price.</param>
internal sealed class OpenStreamCommand(string accountId, StreamRequest request) : LimitCommand<StreamOutcome>
{
    // Made here and not in the decision, so that a batch that is tried again opens the same session.
    private readonly string _sessionId = Guid.CreateVersion7().ToString("N");

    private string ProjectId => request.ProjectId ?? Project.DefaultId;

    public override void Count(DecisionTally tally) => tally.Add(Outcome?.Decision);

    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(accountId);
        requirements.Rates.StreamingOf.Add(accountId);
        if (requirements.IsRetry)
        {
            requirements.Rates.Sessions.Add(_sessionId);
        }

        if (ProjectId != Project.DefaultId)
        {
            requirements.ProjectsOf.Add(accountId);
        }
    }

    public override void Decide(LimitBatch batch) => Outcome = batch.Book(accountId) is { } book
        ? Decide(batch, book)
        : new StreamOutcome.UnknownAccount { Decision = Record(DecisionRule.UnknownAccount, batch) };

    private StreamOutcome Decide(LimitBatch batch, AccountBook book)
    {
        if (ProjectId != Project.DefaultId && !batch.Projects.Contains((accountId, ProjectId)))
        {
            return new StreamOutcome.UnknownProject(ProjectId) { Decision = Record(DecisionRule.UnknownProject, batch) };
        }

        var terms = StreamingTerms.Of(book.State, batch.Rules.Limits);
        var minute = StreamingLimiter.Roll(batch.Rates.LatestMinute(accountId), accountId, terms, batch.Rules.Streaming, batch.Now);
        if (batch.Rates.Session(_sessionId) is not null)
        {
            // The earlier try was committed after all.
            return Opened(minute);
        }

        if (BalanceGate.Check(book.State, batch.Rules.NegativeBalance) is { } refusal)
        {
            book.CountRefusal(refusal);
            return new StreamOutcome.Refused(refusal, StreamingLimiter.Allowance(minute, batch.Now))
            {
                Decision = Record(RateDecision.RuleOf(refusal), batch, RateDecision.Limit(book.State, minute, terms)),
            };
        }

        var step = StreamingLimiter.Admit(minute);
        batch.Rates.Move(step.Minute);
        if (!step.IsOpened)
        {
            var allowance = StreamingLimiter.Allowance(step.Minute, batch.Now);
            var limit = RateDecision.Limit(book.State, step.Minute, terms);
            return new StreamOutcome.LimitReached(allowance) { Decision = Record(DecisionRule.OverRate, batch, limit, allowance.ResetSeconds) };
        }

        Add(batch);
        return Opened(step.Minute);

        StreamOutcome.Opened Opened(StreamingMinute now) => new(_sessionId, StreamingLimiter.Allowance(now, batch.Now))
        {
            Decision = Record(DecisionRule.WithinRate, batch, RateDecision.Limit(book.State, now, terms)),
        };
    }

    private void Add(LimitBatch batch) => batch.Rates.Open(new()
    {
        Id = _sessionId,
        AccountId = accountId,
        ProjectId = ProjectId,
        ApiKeyId = request.ApiKeyId,
        Model = batch.Rules.Pricing.StreamingNameOf(request.Model ?? batch.Rules.Pricing.DefaultStreamingModel),
        OpenedAt = batch.Now,
    });

    private Decision Record(DecisionRule rule, LimitBatch batch, DecisionLimit? limit = null, int retryAfterSeconds = 0) =>
        RateDecision.Of(DecisionKind.OpenStream, rule, accountId, batch.Now, limit, retryAfterSeconds);
}
