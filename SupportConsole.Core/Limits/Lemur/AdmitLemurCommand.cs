using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Lemur;

/// <summary>A LeMUR request, when the last 60 seconds have room for it. It is charged as it is admitted.</summary>
/// <param name="accountId">Whose.</param>
/// <param name="request">With a model that has a price.</param>
internal sealed class AdmitLemurCommand(string accountId, LemurRequest request) : Command<LemurOutcome>, ICountedCommand
{
    private RateRequestKey? Key => request.RequestId is { } id ? new(accountId, RateRequestKind.Lemur, id) : null;

    private string ProjectId => request.ProjectId ?? Project.DefaultId;

    public void Count(DecisionTally tally) => tally.Add(Outcome?.Decision);

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(accountId);
        context.Lemur.Wanted.Add(accountId);
        context.Projects.Require(accountId, ProjectId, request.ApiKeyId);
        context.RateRequests.Require(Key);
    }

    public override void Decide(CommandContext context) =>
        Outcome = context.Accounts.Find(accountId) is { } account
            ? Decide(context, account)
            : new LemurOutcome.UnknownAccount { Decision = Record(DecisionRule.UnknownAccount, context) };

    private LemurOutcome Decide(CommandContext context, LimitedAccount account)
    {
        if (context.RateRequests.Find<LemurOutcome>(Key) is { } earlier)
        {
            return earlier;
        }

        var window = context.Lemur.Window(accountId);
        var limit = LemurLimit.Of(account.State, context.LimitOptions);
        if (!context.Projects.Accepts(accountId, ProjectId))
        {
            return new LemurOutcome.UnknownProject(ProjectId, window.Allowance(context.Now, limit))
            {
                Decision = Record(DecisionRule.UnknownProject, context),
            };
        }

        if (!context.Projects.AcceptsKey(accountId, ProjectId, request.ApiKeyId))
        {
            return new LemurOutcome.UnknownApiKey(request.ApiKeyId!, ProjectId, window.Allowance(context.Now, limit))
            {
                Decision = Record(DecisionRule.UnknownApiKey, context),
            };
        }

        if (BalanceGate.Check(account.State, context.NegativeBalanceOptions) is { } refusal)
        {
            account.CountRefusal(refusal);
            return context.RateRequests.Remember<LemurOutcome>(
                Key,
                new LemurOutcome.Refused(refusal, window.Allowance(context.Now, limit))
                {
                    Decision = Record(RateDecision.RuleOf(refusal), context, Limit()),
                }
            );
        }

        // The cost first: should it be beyond all bounds, nothing of this request has happened yet.
        var model = context.Prices.Lemur.NameOf(request.Model);
        var cost = Pricing.OfTokens(
            request.InputTokens,
            request.OutputTokens,
            context.Prices.Lemur.At(account.State.PriceList, model, context.Now)
        );
        var isAdmitted = window.TryAdmit(context.Now, limit);
        var allowance = window.Allowance(context.Now, limit);
        if (!isAdmitted)
        {
            context.Lemur.Refuse(accountId);
            return context.RateRequests.Remember<LemurOutcome>(
                Key,
                new LemurOutcome.LimitReached(allowance)
                {
                    Decision = Record(DecisionRule.OverRate, context, Limit(), allowance.ResetSeconds),
                }
            );
        }

        context.Usage.Add(accountId, ProjectId, request.ApiKeyId, Product.Lemur, model, milliseconds: 0, cost);
        account.Charge(cost);
        return context.RateRequests.Remember<LemurOutcome>(
            Key,
            new LemurOutcome.Admitted(cost, allowance) { Decision = Record(DecisionRule.WithinRate, context, Limit()) }
        );

        DecisionLimit Limit() => RateDecision.Limit(account.State, window, limit, context.Now);
    }

    private Decision Record(
        DecisionRule rule,
        CommandContext context,
        DecisionLimit? limit = null,
        int retryAfterSeconds = 0
    ) => RateDecision.Of(DecisionKind.Lemur, rule, accountId, context.Now, limit, retryAfterSeconds);
}
