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

    public override void Decide(LimitBatch batch) => Outcome = batch.Book(accountId) is { } book ? Decide(batch, book) : new StreamOutcome.UnknownAccount();

    private StreamOutcome Decide(LimitBatch batch, AccountBook book)
    {
        if (ProjectId != Project.DefaultId && !batch.Projects.Contains((accountId, ProjectId)))
        {
            return new StreamOutcome.UnknownProject(ProjectId);
        }

        var terms = StreamingTerms.Of(book.State, batch.Rules.Limits);
        var minute = StreamingLimiter.Roll(batch.Rates.LatestMinute(accountId), accountId, terms, batch.Rules.Streaming, batch.Now);
        if (batch.Rates.Session(_sessionId) is not null)
        {
            // The earlier try was committed after all.
            return new StreamOutcome.Opened(_sessionId, StreamingLimiter.Allowance(minute, batch.Now));
        }

        if (BalanceGate.Check(book.State, batch.Rules.NegativeBalance) is { } refusal)
        {
            book.CountRefusal(refusal);
            return new StreamOutcome.Refused(refusal, StreamingLimiter.Allowance(minute, batch.Now));
        }

        var step = StreamingLimiter.Admit(minute);
        batch.Rates.Move(step.Minute);
        var allowance = StreamingLimiter.Allowance(step.Minute, batch.Now);
        if (!step.IsOpened)
        {
            return new StreamOutcome.LimitReached(allowance);
        }

        batch.Rates.Open(new()
        {
            Id = _sessionId,
            AccountId = accountId,
            ProjectId = ProjectId,
            ApiKeyId = request.ApiKeyId,
            Model = batch.Rules.Pricing.StreamingNameOf(request.Model ?? batch.Rules.Pricing.DefaultStreamingModel),
            OpenedAt = batch.Now,
        });
        return new StreamOutcome.Opened(_sessionId, allowance);
    }
}
