using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>A LeMUR request, when the last 60 seconds have room for it. It is charged as it is admitted.</summary>
/// <param name="accountId">Whose.</param>
/// <param name="request">With a model that has a price.</param>
internal sealed class AdmitLemurCommand(string accountId, LemurRequest request) : LimitCommand<LemurOutcome>
{
    private string ProjectId => request.ProjectId ?? Project.DefaultId;

    public override void Count(DecisionTally tally) => tally.Add(Outcome?.Decision);

    public override void Require(BatchRequirements requirements)
    {
        requirements.Accounts.Add(accountId);
        requirements.Rates.LemurOf.Add(accountId);
        if (ProjectId != Project.DefaultId)
        {
            requirements.ProjectsOf.Add(accountId);
        }
    }

    public override void Decide(LimitBatch batch) => Outcome = batch.Book(accountId) is { } book
        ? Decide(batch, book)
        : new LemurOutcome.UnknownAccount { Decision = Record(DecisionRule.UnknownAccount, batch) };

    private LemurOutcome Decide(LimitBatch batch, AccountBook book)
    {
        var window = batch.Rates.Window(accountId);
        var limit = LemurLimit.Of(book.State, batch.Rules.Limits);
        if (ProjectId != Project.DefaultId && !batch.Projects.Contains((accountId, ProjectId)))
        {
            return new LemurOutcome.UnknownProject(ProjectId, window.Allowance(batch.Now, limit)) { Decision = Record(DecisionRule.UnknownProject, batch) };
        }

        if (BalanceGate.Check(book.State, batch.Rules.NegativeBalance) is { } refusal)
        {
            book.CountRefusal(refusal);
            return new LemurOutcome.Refused(refusal, window.Allowance(batch.Now, limit)) { Decision = Record(RateDecision.RuleOf(refusal), batch, Limit()) };
        }

        // The cost first: should it be beyond all bounds, nothing of this request has happened yet.
        var pricing = batch.Rules.Pricing;
        var model = pricing.LemurNameOf(request.Model ?? pricing.DefaultLemurModel);
        var cost = Pricing.OfTokens(request.InputTokens, request.OutputTokens, pricing.LemurUsdPerThousandTokens[model]);
        var isAdmitted = window.TryAdmit(batch.Now, limit);
        var allowance = window.Allowance(batch.Now, limit);
        if (!isAdmitted)
        {
            return new LemurOutcome.LimitReached(allowance) { Decision = Record(DecisionRule.OverRate, batch, Limit(), allowance.ResetSeconds) };
        }

        batch.Usage.Add(accountId, ProjectId, request.ApiKeyId, Product.Lemur, model, milliseconds: 0, cost, batch.Now);
        book.Charge(cost);
        return new LemurOutcome.Admitted(cost, allowance) { Decision = Record(DecisionRule.WithinRate, batch, Limit()) };

        DecisionLimit Limit() => RateDecision.Limit(book.State, window, limit, batch.Now);
    }

    private Decision Record(DecisionRule rule, LimitBatch batch, DecisionLimit? limit = null, int retryAfterSeconds = 0) =>
        RateDecision.Of(DecisionKind.Lemur, rule, accountId, batch.Now, limit, retryAfterSeconds);
}
